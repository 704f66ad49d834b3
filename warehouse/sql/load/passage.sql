-- Comes with its comparison: all rows or none.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'seed_id': 'VARCHAR', 'seed_version': 'INTEGER', 'observation_id': 'UBIGINT', 'method': 'VARCHAR',
  'ord': 'INTEGER', 'seed_start': 'INTEGER', 'seed_end': 'INTEGER', 'article_start': 'INTEGER',
  'article_end': 'INTEGER', 'words': 'INTEGER', 'identity': 'DOUBLE'});
INSERT INTO passage BY NAME
SELECT DISTINCT ON (seed_id, seed_version, observation_id, method, ord) * FROM staged
ANTI JOIN (SELECT seed_id, seed_version, observation_id, method FROM passage SEMI JOIN staged USING (seed_id, seed_version, observation_id, method)) AS there USING (seed_id, seed_version, observation_id, method)
ORDER BY seed_id, seed_version, observation_id, method, ord;
DROP TABLE staged;
