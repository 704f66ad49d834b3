CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'seed_id': 'VARCHAR', 'active': 'BOOLEAN', 'changed_at': 'TIMESTAMPTZ'});
INSERT INTO seed_state BY NAME SELECT * FROM staged;
DROP TABLE staged;
