"""Finds candidates in what was fetched. Pure: bytes in, Candidates out."""
