-- A text and what it is compared by. Equal ids differ at most in spaces, quotes and case: the first one stays, so that
-- the offsets of passages keep their meaning.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = $longest, columns = {
  'content_id': 'UBIGINT', 'title': 'VARCHAR', 'text': 'VARCHAR', 'lang': 'VARCHAR',
  'lang_confidence': 'DOUBLE', 'word_count': 'INTEGER', 'term_norm': 'DOUBLE', 'key_norm': 'DOUBLE',
  'version': 'INTEGER', 'number_norm': 'DOUBLE', 'concept_norm': 'DOUBLE', 'main_terms': 'DOUBLE',
  'lead_terms': 'DOUBLE', 'terms': 'VARCHAR[]', 'term_weights': 'DOUBLE[]', 'term_places': 'UTINYINT[]', 'term_leads': 'BOOLEAN[]',
  'keys': 'VARCHAR[]', 'key_weights': 'DOUBLE[]', 'shingles': 'UBIGINT[]', 'bands': 'UINTEGER[]'});
-- Chosen by their place, as carrying the lists along would cost more than all the rest. Whole texts are put in order only
-- where an id stands twice: hardly ever.
CREATE TEMP TABLE fresh AS
WITH met AS (SELECT content_id, count(*) AS times, any_value(rowid) AS place FROM staged ANTI JOIN content USING (content_id) GROUP BY content_id)
SELECT place FROM met WHERE times = 1
UNION ALL
SELECT rowid FROM staged SEMI JOIN (SELECT content_id FROM met WHERE times > 1) AS doubled USING (content_id)
QUALIFY row_number() OVER (PARTITION BY content_id ORDER BY title, text) = 1;
-- A variable, as a question within the statements that take lists apart would cost a hundred times what they do.
SET VARIABLE batch_number = (SELECT count(*) + 1 FROM batch);
INSERT INTO content BY NAME
SELECT content_id, title, text, lang, lang_confidence, word_count, term_norm, key_norm, len(shingles) AS shingle_count,
  getvariable('batch_number') AS batch_number
FROM staged WHERE rowid IN (SELECT place FROM fresh);
INSERT INTO term BY NAME
SELECT content_id, unnest(terms) AS term, unnest(term_weights) AS weight, unnest(term_places) AS place, unnest(term_leads) AS is_lead
FROM staged WHERE rowid IN (SELECT place FROM fresh);
INSERT INTO name_key BY NAME
SELECT content_id, unnest(keys) AS key, unnest(key_weights) AS weight FROM staged WHERE rowid IN (SELECT place FROM fresh);
INSERT INTO feature_sum BY NAME
SELECT content_id, version, len(terms) AS terms, main_terms, lead_terms, number_norm, concept_norm
FROM staged WHERE version IS NOT NULL AND rowid IN (SELECT place FROM fresh);
INSERT INTO shingle BY NAME
SELECT content_id, unnest(shingles) AS shingle, getvariable('batch_number') AS batch_number FROM staged WHERE rowid IN (SELECT place FROM fresh);
INSERT INTO near_band BY NAME
SELECT content_id, unnest(bands) AS band FROM staged WHERE rowid IN (SELECT place FROM fresh);
RESET VARIABLE batch_number;
DROP TABLE fresh;
DROP TABLE staged;
