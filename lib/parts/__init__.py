"""The browser parts: a folder each, with its scripts, its style, its texts and the function that a page calls."""
