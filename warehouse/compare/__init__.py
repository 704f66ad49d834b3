"""Compares an article with the seed. Pure functions over what SQL selects."""
