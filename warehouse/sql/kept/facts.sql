INSERT INTO kept_fact BY NAME
SELECT unnest(from_json($rows, '[{"seed_id": "VARCHAR", "seed_version": "INTEGER", "observation_id": "UBIGINT", "method": "SMALLINT",
  "ord": "INTEGER", "kind": "VARCHAR", "state": "VARCHAR", "how": "VARCHAR", "speaker": "VARCHAR", "seed_start": "INTEGER",
  "seed_end": "INTEGER", "article_start": "INTEGER", "article_end": "INTEGER"}]'), recursive := true);
