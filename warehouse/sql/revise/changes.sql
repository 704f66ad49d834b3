INSERT INTO revision_change BY NAME
SELECT unnest(from_json($rows, '[{"observation_id": "UBIGINT", "base_observation_id": "UBIGINT", "method": "SMALLINT",
  "ord": "INTEGER", "field": "VARCHAR", "kind": "VARCHAR", "old_text": "VARCHAR", "new_text": "VARCHAR", "old_start": "INTEGER",
  "old_end": "INTEGER", "new_start": "INTEGER", "new_end": "INTEGER", "marked": "VARCHAR", "words_removed": ["VARCHAR"],
  "words_added": ["VARCHAR"], "numbers_removed": ["VARCHAR"], "numbers_added": ["VARCHAR"]}]'), recursive := true);
