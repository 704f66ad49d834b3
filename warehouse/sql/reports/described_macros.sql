SELECT function_name AS name, function_type AS kind, parameters, comment
FROM duckdb_functions() WHERE NOT internal AND function_type IN ('macro', 'table_macro') ORDER BY kind DESC, name, parameters;
