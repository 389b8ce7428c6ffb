"""Where data sets lie and how they come there: sources, downloads, file formats."""
