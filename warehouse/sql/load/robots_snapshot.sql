-- The same answer of the same host is told by every run that goes by it; whoever asked comes first.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'host': 'VARCHAR', 'fetched_at': 'TIMESTAMPTZ', 'run_id': 'VARCHAR', 'fetch_id': 'VARCHAR',
  'status': 'SMALLINT', 'verdict': 'VARCHAR', 'crawl_delay_s': 'DOUBLE', 'sitemaps': 'VARCHAR[]',
  'raw': 'VARCHAR', 'opt_outs': 'VARCHAR[]'});
INSERT INTO robots_snapshot BY NAME
SELECT DISTINCT ON (host, fetched_at) * FROM staged
ANTI JOIN robots_snapshot USING (host, fetched_at)
ORDER BY host, fetched_at, fetch_id NULLS LAST, run_id;
DROP TABLE staged;
