-- A method compares a pair once; two runs that did it at the same time agree.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'seed_id': 'VARCHAR', 'seed_version': 'INTEGER', 'observation_id': 'UBIGINT', 'method': 'VARCHAR',
  'run_id': 'VARCHAR', 'compared_at': 'TIMESTAMPTZ', 'relation': 'VARCHAR', 'copy_kind': 'VARCHAR',
  'score': 'DOUBLE', 'same_story': 'DOUBLE', 'reuse_article': 'DOUBLE', 'reuse_seed': 'DOUBLE', 'term_cosine': 'DOUBLE',
  'key_cosine': 'DOUBLE', 'hours_from_seed': 'DOUBLE', 'is_seed': 'BOOLEAN', 'links_to_seed': 'BOOLEAN',
  'quotes_seed': 'BOOLEAN', 'syndication_credit': 'VARCHAR', 'why': 'VARCHAR', 'reasons': 'VARCHAR[]',
  'receipt': 'JSON'});
INSERT INTO comparison BY NAME
SELECT DISTINCT ON (seed_id, seed_version, observation_id, method) * FROM staged
ANTI JOIN comparison USING (seed_id, seed_version, observation_id, method)
ORDER BY seed_id, seed_version, observation_id, method, compared_at;
DROP TABLE staged;
