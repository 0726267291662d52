"""The colours of the two sides, the same on screen and on paper.

Each has at least 4.5 to 1: the light pair on white and under white text, the dark pair on near-black.
"""

LEFT_LIGHT = "#0B6E8A"
RIGHT_LIGHT = "#A8471C"
LEFT_DARK = "#6CC7E3"
RIGHT_DARK = "#F0A37E"
