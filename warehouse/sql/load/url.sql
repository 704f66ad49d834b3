-- The earliest sighting wins, in whatever order batches come.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'url_id': 'UBIGINT', 'url': 'VARCHAR', 'dedupe_key': 'VARCHAR', 'host': 'VARCHAR', 'site': 'VARCHAR',
  'first_seen_at': 'TIMESTAMPTZ'});
INSERT INTO url BY NAME
SELECT DISTINCT ON (url_id) * FROM staged ORDER BY url_id, first_seen_at, url
ON CONFLICT (url_id) DO UPDATE SET url = excluded.url, first_seen_at = excluded.first_seen_at
WHERE (excluded.first_seen_at, excluded.url) < (url.first_seen_at, url.url);
DROP TABLE staged;
