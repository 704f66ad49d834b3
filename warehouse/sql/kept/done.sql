INSERT INTO kept_pair BY NAME
SELECT unnest(from_json($rows, '[{"seed_id": "VARCHAR", "seed_version": "INTEGER", "observation_id": "UBIGINT", "method": "SMALLINT",
  "figures": "INTEGER", "figures_kept": "INTEGER", "figures_changed": "INTEGER", "quotes": "INTEGER", "quotes_kept": "INTEGER",
  "quotes_changed": "INTEGER", "note": "VARCHAR"}]'), recursive := true);
