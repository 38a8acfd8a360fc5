"""How the benchmark speaks."""

import sys


def decir(texto=""):
    sys.stdout.write(f"{texto}\n")
    sys.stdout.flush()
