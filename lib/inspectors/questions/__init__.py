"""What runs in an inspector, where TensorFlow is: a module for each question."""
