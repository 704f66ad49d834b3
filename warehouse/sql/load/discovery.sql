CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'run_id': 'VARCHAR', 'url_id': 'UBIGINT', 'via': 'VARCHAR', 'via_url': 'VARCHAR', 'source_id': 'VARCHAR',
  'depth': 'SMALLINT', 'position': 'INTEGER', 'title': 'VARCHAR', 'claimed_published_at': 'TIMESTAMPTZ',
  'claimed_modified_at': 'TIMESTAMPTZ', 'seen_at': 'TIMESTAMPTZ', 'capture_url': 'VARCHAR',
  'captured_at': 'TIMESTAMPTZ'});
INSERT INTO discovery BY NAME SELECT * FROM staged;
DROP TABLE staged;
