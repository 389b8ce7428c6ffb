"""What pages can ask the inspectors, and what these answer: plain values and arrays, without TensorFlow."""
