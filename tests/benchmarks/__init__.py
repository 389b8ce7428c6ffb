"""What the app costs: timings and memory as JSON. Nothing here asserts a time; a person reads the numbers."""
