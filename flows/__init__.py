"""Prefect flows and the command line: a table of contents of what newswake does."""
