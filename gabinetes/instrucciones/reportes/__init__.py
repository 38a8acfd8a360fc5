"""Reports of instructions. Each file registers its own."""

from . import dinero, por_etapa, ritmo, trimestral

__all__ = ["dinero", "por_etapa", "ritmo", "trimestral"]
