"""A calm desktop player for guided self-massage."""

__version__ = "0.1.0"
