CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = 134217728, columns = {
  'host': 'VARCHAR', 'fetched_at': 'TIMESTAMPTZ', 'run_id': 'VARCHAR', 'fetch_id': 'VARCHAR',
  'status': 'SMALLINT', 'verdict': 'VARCHAR', 'crawl_delay_s': 'DOUBLE', 'sitemaps': 'VARCHAR[]',
  'raw': 'VARCHAR'});
INSERT INTO robots_snapshot BY NAME SELECT * FROM staged;
DROP TABLE staged;
