-- Terms and keys of texts that are known, made anew by a later version. The newest version wins, whatever the order.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'content_id': 'UBIGINT', 'version': 'INTEGER', 'term_norm': 'DOUBLE', 'key_norm': 'DOUBLE', 'number_norm': 'DOUBLE',
  'concept_norm': 'DOUBLE', 'main_terms': 'DOUBLE', 'lead_terms': 'DOUBLE',
  'terms': 'VARCHAR[]', 'term_weights': 'DOUBLE[]', 'term_places': 'UTINYINT[]', 'term_leads': 'BOOLEAN[]',
  'keys': 'VARCHAR[]', 'key_weights': 'DOUBLE[]'});
CREATE TEMP TABLE fresh AS
SELECT s.rowid AS place, s.content_id FROM staged AS s SEMI JOIN content USING (content_id)
LEFT JOIN feature_sum AS f USING (content_id)
WHERE s.version > coalesce(f.version, 0)
QUALIFY row_number() OVER (PARTITION BY s.content_id ORDER BY s.version DESC) = 1;
DELETE FROM term USING fresh WHERE term.content_id = fresh.content_id;
DELETE FROM name_key USING fresh WHERE name_key.content_id = fresh.content_id;
DELETE FROM feature_sum USING fresh WHERE feature_sum.content_id = fresh.content_id;
INSERT INTO term BY NAME
SELECT content_id, unnest(terms) AS term, unnest(term_weights) AS weight, unnest(term_places) AS place, unnest(term_leads) AS is_lead
FROM staged WHERE rowid IN (SELECT place FROM fresh);
INSERT INTO name_key BY NAME
SELECT content_id, unnest(keys) AS key, unnest(key_weights) AS weight FROM staged WHERE rowid IN (SELECT place FROM fresh);
INSERT INTO feature_sum BY NAME
SELECT content_id, version, len(terms) AS terms, main_terms, lead_terms, number_norm, concept_norm
FROM staged WHERE rowid IN (SELECT place FROM fresh);
UPDATE content SET term_norm = staged.term_norm, key_norm = staged.key_norm
FROM staged JOIN fresh ON fresh.place = staged.rowid WHERE content.content_id = staged.content_id;
DROP TABLE fresh;
DROP TABLE staged;
