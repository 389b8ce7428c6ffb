"""Kinds of splits: of digits that are composed or deformed, of photos, of more pictures than fit into memory."""
