"""Import of 10,000 rows and PDF of 5,000: measured in a process of their own, not over HTTP."""


def medir(pedidos):
    """(rows, {key: Medida})"""
    return [], {}
