-- A request is known by its fetch_id (in version 0.1 with its attempt): what a recovered WARC file tells again adds nothing.
-- A batch of version 0.1 has neither chains nor hops, and the old name of a failed connection (see migration 0002).
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'fetch_id': 'VARCHAR', 'run_id': 'VARCHAR', 'url_id': 'UBIGINT', 'purpose': 'VARCHAR', 'host': 'VARCHAR',
  'requested_url': 'VARCHAR', 'final_url': 'VARCHAR', 'redirects': 'VARCHAR[]', 'started_at': 'TIMESTAMPTZ',
  'elapsed_ms': 'INTEGER', 'outcome': 'VARCHAR', 'status': 'SMALLINT', 'error': 'VARCHAR',
  'attempt': 'SMALLINT', 'waited_ms': 'INTEGER', 'wait_reason': 'VARCHAR', 'delay_ms': 'INTEGER',
  'robots': 'VARCHAR', 'etag': 'VARCHAR', 'last_modified': 'VARCHAR', 'retry_at': 'TIMESTAMPTZ',
  'content_type': 'VARCHAR', 'charset': 'VARCHAR', 'bytes_wire': 'BIGINT', 'bytes_body': 'BIGINT',
  'body_sha256': 'VARCHAR', 'warc_file': 'VARCHAR', 'warc_offset': 'BIGINT', 'warc_length': 'BIGINT',
  'peer': 'VARCHAR', 'chain_id': 'VARCHAR', 'hop': 'SMALLINT', 'latency_ms': 'INTEGER', 'barrier': 'VARCHAR',
  'opt_outs': 'VARCHAR[]', 'captured_at': 'TIMESTAMPTZ'});
INSERT INTO fetch_log BY NAME
WITH named AS (
  SELECT * REPLACE (
    coalesce(nullif(chain_id, ''), fetch_id) AS chain_id,
    coalesce(hop, 0) AS hop,
    CASE outcome WHEN 'net_error' THEN 'connect_error' ELSE outcome END AS outcome)
  FROM staged
)
SELECT DISTINCT ON (fetch_id, attempt, hop) * FROM named
ANTI JOIN fetch_log USING (fetch_id, attempt, hop)
ORDER BY fetch_id, attempt, hop, started_at;
DROP TABLE staged;
