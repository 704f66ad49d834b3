-- A URL matches a title once per way of matching.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'seed_id': 'VARCHAR', 'title_key': 'VARCHAR', 'url_id': 'UBIGINT', 'how': 'VARCHAR', 'confidence': 'DOUBLE',
  'seen_at': 'TIMESTAMPTZ'});
INSERT INTO title_match BY NAME
SELECT DISTINCT ON (seed_id, title_key, url_id, how) * FROM staged
ANTI JOIN title_match USING (seed_id, title_key, url_id, how)
ORDER BY seed_id, title_key, url_id, how, seen_at;
DROP TABLE staged;
