"""Mails of the accounts."""

from allauth.account.internal.flows.password_reset import request_password_reset


def enviar_enlace(request, persona):
    """Mail a person the address where they choose a password. False when the account has no e-mail."""
    if not persona.email:
        return False
    request_password_reset(request, persona.email, [persona], None)
    return True
