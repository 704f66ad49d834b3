INSERT INTO near_band BY NAME
SELECT content_id, unnest(bands) AS band FROM (
  SELECT unnest(from_json($rows, '[{"content_id": "UBIGINT", "bands": ["UINTEGER"]}]'), recursive := true)
) ORDER BY content_id;
