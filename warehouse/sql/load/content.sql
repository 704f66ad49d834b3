-- A text and what it is compared by. Equal ids differ at most in spaces, quotes and case: the first one stays, so that
-- the offsets of passages keep their meaning.
CREATE TEMP TABLE staged AS
SELECT * FROM read_json($file, format = 'newline_delimited', maximum_object_size = 134217728, columns = {
  'content_id': 'UBIGINT', 'title': 'VARCHAR', 'text': 'VARCHAR', 'lang': 'VARCHAR',
  'lang_confidence': 'DOUBLE', 'word_count': 'INTEGER', 'term_norm': 'DOUBLE', 'key_norm': 'DOUBLE',
  'terms': 'VARCHAR[]', 'term_weights': 'DOUBLE[]', 'keys': 'VARCHAR[]', 'key_weights': 'DOUBLE[]',
  'shingles': 'UBIGINT[]', 'bands': 'UINTEGER[]'});
-- Chosen by their place, as carrying the lists along would cost more than all the rest.
CREATE TEMP TABLE fresh AS
SELECT rowid AS place FROM staged ANTI JOIN content USING (content_id)
QUALIFY row_number() OVER (PARTITION BY content_id ORDER BY title, text) = 1;
INSERT INTO content BY NAME
SELECT content_id, title, text, lang, lang_confidence, word_count, term_norm, key_norm, len(shingles) AS shingle_count
FROM staged WHERE rowid IN (SELECT place FROM fresh);
INSERT INTO term BY NAME
SELECT content_id, unnest(terms) AS term, unnest(term_weights) AS weight FROM staged WHERE rowid IN (SELECT place FROM fresh);
INSERT INTO name_key BY NAME
SELECT content_id, unnest(keys) AS key, unnest(key_weights) AS weight FROM staged WHERE rowid IN (SELECT place FROM fresh);
INSERT INTO shingle BY NAME
SELECT content_id, unnest(shingles) AS shingle FROM staged WHERE rowid IN (SELECT place FROM fresh);
INSERT INTO near_band BY NAME
SELECT content_id, unnest(bands) AS band FROM staged WHERE rowid IN (SELECT place FROM fresh);
DROP TABLE fresh;
DROP TABLE staged;
