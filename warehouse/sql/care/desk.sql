-- DuckDB binds no value in ATTACH: the path is put in as a literal.
SET TimeZone = 'UTC';
ATTACH $workspace AS workspace;
