"""A person without a mouse: everything is reached with Tab and done with the keys of each control."""

MAXIMO = 120  # presses of Tab before giving up


def ir_a(pagina, destino, tecla="Tab"):
    """Press Tab until `destino` has the focus."""
    destino.wait_for(state="attached")
    for _ in range(MAXIMO):
        if destino.evaluate("nodo => nodo === document.activeElement"):
            return destino
        pagina.keyboard.press(tecla)
    raise AssertionError(f"{destino}: not reached with {tecla}")


def escribir(pagina, rotulo, texto):
    """Type in the field of that label, over what it had."""
    ir_a(pagina, pagina.get_by_label(rotulo, exact=True))
    pagina.keyboard.press("Control+A")
    pagina.keyboard.type(texto)


def elegir(pagina, rotulo, *textos):
    """Choose by typing in a searchable list; several texts add one after another."""
    ir_a(pagina, pagina.get_by_role("combobox", name=rotulo))
    for texto in textos:
        pagina.keyboard.type(texto)
        pagina.keyboard.press("Enter")


def activar(pagina, papel, nombre, tecla="Enter"):
    """Press a link or a button."""
    ir_a(pagina, pagina.get_by_role(papel, name=nombre, exact=True).first)
    pagina.keyboard.press(tecla)


def entrar(pagina, usuario, clave):
    pagina.goto("/")
    escribir(pagina, "Usuario", usuario)
    escribir(pagina, "Contraseña", clave)
    pagina.keyboard.press("Enter")
    pagina.get_by_role("heading", level=1, name="Inicio").wait_for()
