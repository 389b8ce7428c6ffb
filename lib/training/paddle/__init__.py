"""Training in PaddlePaddle: the network, its learning, and the way of its weights to and from our own."""
