-- A title to look for is stated once per place that gave it.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'seed_id': 'VARCHAR', 'title': 'VARCHAR', 'title_key': 'VARCHAR', 'given_by': 'VARCHAR',
  'seen_at': 'TIMESTAMPTZ'});
INSERT INTO title_candidate BY NAME
SELECT DISTINCT ON (seed_id, title_key, given_by) * FROM staged
ANTI JOIN title_candidate USING (seed_id, title_key, given_by)
ORDER BY seed_id, title_key, given_by, seen_at;
DROP TABLE staged;
