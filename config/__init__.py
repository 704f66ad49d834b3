"""What to watch and how."""
