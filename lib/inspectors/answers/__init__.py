"""What can be asked of the inspectors, and what they answer: plain values and arrays, without TensorFlow."""
