-- Tables and views with what is said of them, in the order in which they were made; our own bookkeeping comes last.
SELECT table_name AS name, 'table' AS kind, comment, 2 + CAST(table_name LIKE 'schema_%' AS INTEGER) AS part, table_oid AS place
FROM duckdb_tables() WHERE NOT internal AND NOT temporary
UNION ALL
SELECT view_name, 'view', comment, 1, view_oid FROM duckdb_views() WHERE NOT internal AND NOT temporary
ORDER BY part, place;
