-- What a person may begin to type: views and tables first, then their columns.
SELECT name FROM (
  SELECT view_name AS name, 0 AS place FROM duckdb_views() WHERE NOT internal
  UNION SELECT table_name, 1 FROM duckdb_tables() WHERE NOT internal
  UNION SELECT column_name, 2 FROM duckdb_columns() WHERE NOT internal
) GROUP BY name ORDER BY min(place), name;
