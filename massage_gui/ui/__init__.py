"""What the program shows: widgets."""
