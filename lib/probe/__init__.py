"""What pages look at: traces of trained networks. Pages import `lib.probe.client`, which has no TensorFlow."""
