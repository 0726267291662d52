"""What the verbs of the command line do; none but the card's imports Qt."""
