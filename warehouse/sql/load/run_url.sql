-- A batch of version 0.1 has the old name of a failed connection.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'run_id': 'VARCHAR', 'url_id': 'UBIGINT', 'state': 'VARCHAR', 'reason': 'VARCHAR', 'fetch_id': 'VARCHAR',
  'observation_id': 'UBIGINT', 'decided_at': 'TIMESTAMPTZ'});
INSERT INTO run_url BY NAME
SELECT * REPLACE (CASE state WHEN 'net_error' THEN 'connect_error' ELSE state END AS state) FROM staged;
DROP TABLE staged;
