-- Comes with its observation: all rows or none.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'observation_id': 'UBIGINT', 'field': 'VARCHAR', 'ord': 'INTEGER', 'value': 'VARCHAR', 'method': 'VARCHAR',
  'locator': 'VARCHAR', 'chosen': 'BOOLEAN'});
INSERT INTO evidence BY NAME
SELECT DISTINCT ON (observation_id, field, ord) * FROM staged
ANTI JOIN (SELECT observation_id FROM evidence SEMI JOIN staged USING (observation_id)) AS there USING (observation_id)
ORDER BY observation_id, field, ord;
DROP TABLE staged;
