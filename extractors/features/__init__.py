"""What a text is compared by: language, terms, shingles, name keys. Pure."""
