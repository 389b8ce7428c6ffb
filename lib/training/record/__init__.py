"""What a training leaves behind: metrics, snapshots, checkpoints, event files, signs of life."""
