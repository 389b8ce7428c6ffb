"""What pages look at: traces of trained networks. Pages import `lib.inspectors.ask`, which has no TensorFlow."""
