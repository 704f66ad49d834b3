CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'source_id': 'VARCHAR', 'name': 'VARCHAR', 'homepage': 'VARCHAR', 'country': 'VARCHAR', 'langs': 'VARCHAR[]',
  'owner': 'VARCHAR', 'seen_at': 'TIMESTAMPTZ'});
INSERT INTO source BY NAME SELECT * FROM staged;
DROP TABLE staged;
