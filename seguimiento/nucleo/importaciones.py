def limpiar():
    pass
