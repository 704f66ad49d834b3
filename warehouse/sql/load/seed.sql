-- A version of a seed never changes.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'seed_id': 'VARCHAR', 'seed_version': 'INTEGER', 'given_as': 'VARCHAR', 'url': 'VARCHAR', 'url_id': 'UBIGINT',
  'content_id': 'UBIGINT', 'observation_id': 'UBIGINT', 'title': 'VARCHAR', 'authors': 'VARCHAR[]',
  'published_at': 'TIMESTAMPTZ', 'lang': 'VARCHAR', 'syndication_credit': 'VARCHAR',
  'window_start': 'TIMESTAMPTZ', 'window_end': 'TIMESTAMPTZ', 'created_at': 'TIMESTAMPTZ', 'run_id': 'VARCHAR'});
INSERT INTO seed BY NAME
SELECT DISTINCT ON (seed_id, seed_version) * FROM staged
ANTI JOIN seed USING (seed_id, seed_version)
ORDER BY seed_id, seed_version, created_at;
DROP TABLE staged;
