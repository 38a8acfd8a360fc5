"""Buttons that a module offers on the pages of another one, which must not know it: an account for a person of the directory, an
instruction born of an answer. Whoever offers registers; whoever shows a record asks.
"""

OFERTAS = {}


def ofrece(etiqueta):
    """Decorator of `funcion(usuario, objeto) -> [action]` for the detail of a model, written "app.model".

    The actions are those of `DetailScreen.get_acciones`. Register from `AppConfig.ready`.
    """

    def registrar(funcion):
        OFERTAS.setdefault(etiqueta.lower(), []).append(funcion)
        return funcion

    return registrar


def acciones_para(usuario, objeto):
    """What other modules offer this person to do with a record, in the order in which they registered."""
    return [accion for funcion in OFERTAS.get(objeto._meta.label_lower, ()) for accion in funcion(usuario, objeto)]
