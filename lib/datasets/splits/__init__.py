"""Kinds of splits: composed digits, deformed digits, photos, and more pictures than fit into memory."""
