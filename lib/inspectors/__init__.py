"""Questions about trained networks, and their answers; what pages import of it has no TensorFlow."""
