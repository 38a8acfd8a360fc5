"""Faults on purpose: real processes killed by force in the middle of their work, and what the database says afterwards."""
