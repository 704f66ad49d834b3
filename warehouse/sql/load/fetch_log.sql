CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = 134217728, columns = {
  'fetch_id': 'VARCHAR', 'run_id': 'VARCHAR', 'url_id': 'UBIGINT', 'purpose': 'VARCHAR', 'host': 'VARCHAR',
  'requested_url': 'VARCHAR', 'final_url': 'VARCHAR', 'redirects': 'VARCHAR[]', 'started_at': 'TIMESTAMPTZ',
  'elapsed_ms': 'INTEGER', 'outcome': 'VARCHAR', 'status': 'SMALLINT', 'error': 'VARCHAR',
  'attempt': 'SMALLINT', 'waited_ms': 'INTEGER', 'wait_reason': 'VARCHAR', 'delay_ms': 'INTEGER',
  'robots': 'VARCHAR', 'etag': 'VARCHAR', 'last_modified': 'VARCHAR', 'retry_at': 'TIMESTAMPTZ',
  'content_type': 'VARCHAR', 'charset': 'VARCHAR', 'bytes_wire': 'BIGINT', 'bytes_body': 'BIGINT',
  'body_sha256': 'VARCHAR', 'warc_file': 'VARCHAR', 'warc_offset': 'BIGINT', 'warc_length': 'BIGINT',
  'peer': 'VARCHAR'});
INSERT INTO fetch_log BY NAME SELECT * FROM staged;
DROP TABLE staged;
