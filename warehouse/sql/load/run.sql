-- A run has one beginning.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'run_id': 'VARCHAR', 'flow': 'VARCHAR', 'name': 'VARCHAR', 'seed_id': 'VARCHAR', 'flow_run_id': 'VARCHAR',
  'code_version': 'VARCHAR', 'config_hash': 'VARCHAR', 'params': 'JSON', 'window_start': 'TIMESTAMPTZ',
  'window_end': 'TIMESTAMPTZ', 'pid': 'INTEGER', 'machine': 'VARCHAR', 'started_at': 'TIMESTAMPTZ'});
INSERT INTO run BY NAME
SELECT DISTINCT ON (run_id) * FROM staged
ANTI JOIN run USING (run_id)
ORDER BY run_id, started_at;
DROP TABLE staged;
