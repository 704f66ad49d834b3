-- Comes with its observation: all rows or none.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'observation_id': 'UBIGINT', 'ord': 'INTEGER', 'url_id': 'UBIGINT', 'url': 'VARCHAR', 'anchor': 'VARCHAR',
  'zone': 'VARCHAR', 'rel': 'VARCHAR'});
INSERT INTO link BY NAME
SELECT DISTINCT ON (observation_id, ord) * FROM staged
ANTI JOIN (SELECT observation_id FROM link SEMI JOIN staged USING (observation_id)) AS there USING (observation_id)
ORDER BY observation_id, ord;
DROP TABLE staged;
