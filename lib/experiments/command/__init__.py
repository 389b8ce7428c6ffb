"""What `python -m lib.experiments` trains, prints and bundles, of either catalogue."""
