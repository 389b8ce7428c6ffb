"""Turn trained networks into files that run without this project."""
