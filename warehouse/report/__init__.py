"""The HTML report of a seed."""
