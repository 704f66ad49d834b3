SELECT column_name, comment FROM duckdb_columns() WHERE table_name = $relation AND database_name = current_database();
