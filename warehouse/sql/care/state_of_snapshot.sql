SELECT max(loaded_at) AS loaded_at, (SELECT max(version) FROM schema_migration) AS schema_version FROM batch;
