"""The extractor's name and version: part of every observation's identity. Importing this loads nothing else."""

EXTRACTOR = "newswake-fast/4"
