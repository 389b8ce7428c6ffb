"""What runs inside an inspector, where TensorFlow is: one module for each question."""
