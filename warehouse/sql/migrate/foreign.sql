-- True for a database that has tables, but not ours.
SELECT count(*) > 0 AND count(*) FILTER (table_name = 'schema_migration') = 0
FROM duckdb_tables() WHERE NOT internal AND NOT temporary;
