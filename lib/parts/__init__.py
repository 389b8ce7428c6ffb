"""The browser parts: a folder each with its html, css, js and Python face."""
