INSERT INTO revision_diff BY NAME
SELECT unnest(from_json($rows, '[{"observation_id": "UBIGINT", "base_observation_id": "UBIGINT", "method": "SMALLINT",
  "sentences": "INTEGER", "base_sentences": "INTEGER", "added": "INTEGER", "removed": "INTEGER", "edited": "INTEGER",
  "moved": "INTEGER", "fields": ["VARCHAR"], "note": "VARCHAR"}]'), recursive := true);
