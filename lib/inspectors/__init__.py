"""What pages look at: answers about trained networks. What pages import of it has no TensorFlow."""
