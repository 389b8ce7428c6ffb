"""What several pages share: the frame, the address, the choosers, and how they write things."""
