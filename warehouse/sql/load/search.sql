CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'run_id': 'VARCHAR', 'seed_id': 'VARCHAR', 'way': 'VARCHAR', 'source_id': 'VARCHAR', 'first_day': 'DATE',
  'last_day': 'DATE', 'state': 'VARCHAR', 'found': 'INTEGER', 'requests': 'INTEGER', 'bytes': 'BIGINT',
  'reason': 'VARCHAR', 'ended_at': 'TIMESTAMPTZ'});
INSERT INTO search BY NAME SELECT * FROM staged;
DROP TABLE staged;
