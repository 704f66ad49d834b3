-- An alias is a fact once, however often it is seen.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'url_id': 'UBIGINT', 'alias': 'VARCHAR', 'how': 'VARCHAR', 'fetch_id': 'VARCHAR', 'seen_at': 'TIMESTAMPTZ'});
INSERT INTO url_alias BY NAME
SELECT DISTINCT ON (url_id, alias, how) * FROM staged
ANTI JOIN url_alias USING (url_id, alias, how)
ORDER BY url_id, alias, how, seen_at;
DROP TABLE staged;
