"""From any picture to what a network receives."""
