"""What the program does with Qt, without widgets."""
