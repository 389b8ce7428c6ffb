"""What an inspector reports: plain values and arrays, without TensorFlow."""
