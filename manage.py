#!/usr/bin/env python
"""Django's command line; starts the embedded PostgreSQL first unless DATABASE_URL names a server."""

import os
import sys

from django.core.management import execute_from_command_line

from seguimiento.nucleo import pg_embebido

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "seguimiento.settings")
    with pg_embebido.en_uso():
        execute_from_command_line(sys.argv)
