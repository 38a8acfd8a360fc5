"""What must hold for any input: properties, with examples that hypothesis looks for."""
