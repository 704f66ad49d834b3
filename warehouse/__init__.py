"""DuckDB: everything that is kept, compared and read."""
