CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'run_id': 'VARCHAR', 'state': 'VARCHAR', 'finished_at': 'TIMESTAMPTZ', 'note': 'VARCHAR'});
INSERT INTO run_end BY NAME SELECT * FROM staged;
DROP TABLE staged;
