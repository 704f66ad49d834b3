CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'run_id': 'VARCHAR', 'subject': 'VARCHAR', 'message': 'VARCHAR', 'raised_at': 'TIMESTAMPTZ'});
INSERT INTO run_warning BY NAME SELECT * FROM staged;
DROP TABLE staged;
