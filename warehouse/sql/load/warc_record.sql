-- A record has one id for ever; what a recovered file tells again adds nothing.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'record_id': 'VARCHAR', 'kind': 'VARCHAR', 'url': 'VARCHAR', 'archived_at': 'TIMESTAMPTZ', 'warc_file': 'VARCHAR',
  'warc_offset': 'BIGINT', 'warc_length': 'BIGINT', 'status': 'SMALLINT', 'digest': 'VARCHAR', 'mime': 'VARCHAR',
  'fetch_id': 'VARCHAR', 'run_id': 'VARCHAR'});
INSERT INTO warc_record BY NAME
SELECT DISTINCT ON (record_id) * FROM staged
ANTI JOIN warc_record USING (record_id)
ORDER BY record_id, fetch_id NULLS LAST, run_id;
DROP TABLE staged;
