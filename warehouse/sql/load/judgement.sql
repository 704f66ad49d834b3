-- The journal may hand in a judgement again.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'judgement_id': 'VARCHAR', 'seed_id': 'VARCHAR', 'article_id': 'UBIGINT', 'url': 'VARCHAR', 'relation': 'VARCHAR',
  'note': 'VARCHAR', 'judged_by': 'VARCHAR', 'judged_at': 'TIMESTAMPTZ', 'observation_id': 'UBIGINT'});
INSERT INTO judgement BY NAME
SELECT DISTINCT ON (judgement_id) * FROM staged ANTI JOIN judgement USING (judgement_id) ORDER BY judgement_id;
DROP TABLE staged;
