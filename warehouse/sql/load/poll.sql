-- A batch of version 0.1 has the old name of a failed connection.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'run_id': 'VARCHAR', 'source_id': 'VARCHAR', 'url': 'VARCHAR', 'kind': 'VARCHAR', 'found_by': 'VARCHAR',
  'fetch_id': 'VARCHAR', 'polled_at': 'TIMESTAMPTZ', 'outcome': 'VARCHAR', 'entries': 'INTEGER',
  'entries_in_window': 'INTEGER', 'oldest_entry_at': 'TIMESTAMPTZ', 'newest_entry_at': 'TIMESTAMPTZ',
  'note': 'VARCHAR', 'listed_as': 'VARCHAR', 'as_of': 'TIMESTAMPTZ', 'level': 'SMALLINT', 'reused': 'BOOLEAN',
  'interval_s': 'DOUBLE', 'due_at': 'TIMESTAMPTZ', 'failure_score': 'DOUBLE', 'new_entries': 'INTEGER',
  'known_entries': 'INTEGER', 'gap_since': 'TIMESTAMPTZ', 'gap_until': 'TIMESTAMPTZ'});
INSERT INTO poll BY NAME
SELECT * REPLACE (CASE outcome WHEN 'net_error' THEN 'connect_error' ELSE outcome END AS outcome) FROM staged;
DROP TABLE staged;
