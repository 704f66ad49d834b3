"""Decoded page in, Article out. Pure: no client, path, clock, random or connection."""
