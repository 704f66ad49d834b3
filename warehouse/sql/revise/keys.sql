INSERT INTO revision_key BY NAME
SELECT unnest(from_json($rows, '[{"observation_id": "UBIGINT", "method": "SMALLINT", "text_key": "UBIGINT", "revision_key": "UBIGINT"}]'),
  recursive := true);
