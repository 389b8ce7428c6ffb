"""Colours and symbols that tell the runs of an experiment apart."""

# Apart for every kind of colour vision, on light and dark; the symbols tell them apart without colour too.
COLOURS = ("#2f7fd0", "#d97706", "#8b6fc0", "#0f9d83", "#c2517a", "#8d6e4b", "#5b8a00", "#7d8794")
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "star", "cross", "hexagon")
GREY = COLOURS[-1]
