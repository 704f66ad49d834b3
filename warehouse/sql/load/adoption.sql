CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'method': 'VARCHAR', 'adopted_at': 'TIMESTAMPTZ', 'run_id': 'VARCHAR'});
INSERT INTO adoption BY NAME SELECT * FROM staged;
DROP TABLE staged;
