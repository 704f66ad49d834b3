-- What method story/1 compares by: the heaviest terms, those of the first words, numbers and concepts.
ALTER TABLE term ADD COLUMN place UTINYINT;
ALTER TABLE term ADD COLUMN is_lead BOOLEAN;
ALTER TABLE name_key ADD COLUMN place UTINYINT;
CREATE TABLE feature_sum (
  content_id UBIGINT NOT NULL, version INTEGER NOT NULL, terms INTEGER NOT NULL, main_terms DOUBLE NOT NULL, many_terms DOUBLE NOT NULL,
  lead_terms DOUBLE NOT NULL, number_norm DOUBLE NOT NULL, concept_norm DOUBLE NOT NULL, main_concepts DOUBLE NOT NULL);
ALTER TABLE comparison ADD COLUMN same_story DOUBLE;

COMMENT ON COLUMN term.term IS 'Beginning of the word in plain letters, five at most, e.g. coron of coronavirus; a pair of signs in Chinese';
COMMENT ON COLUMN term.place IS '1 to 12 for the heaviest terms of the text, the heaviest first; else NULL';
COMMENT ON COLUMN term.is_lead IS 'True if it is among the first ten terms of headline and text';
COMMENT ON COLUMN name_key.key IS 'Name as its consonants, e.g. tkv of Tokayev; a country as @ and its code; a number as # and its digits, or ~ and the digits as written; a concept of the news as * and its name, e.g. *vaccine';
COMMENT ON COLUMN name_key.place IS '1 to 5 for the heaviest concepts of the text; else NULL';
COMMENT ON TABLE feature_sum IS 'What the features of a text add up to; a text without a row here was taken up by an earlier version, and is taken up again before it is compared';
COMMENT ON COLUMN feature_sum.content_id IS 'The text; see table content';
COMMENT ON COLUMN feature_sum.version IS 'Version of the features, e.g. 2';
COMMENT ON COLUMN feature_sum.terms IS 'Distinct terms that were kept';
COMMENT ON COLUMN feature_sum.main_terms IS 'Weight of the 5 heaviest terms';
COMMENT ON COLUMN feature_sum.many_terms IS 'Weight of the 12 heaviest terms';
COMMENT ON COLUMN feature_sum.lead_terms IS 'Weight of the terms with is_lead';
COMMENT ON COLUMN feature_sum.number_norm IS 'Euclidean length of the weights of its numbers as written';
COMMENT ON COLUMN feature_sum.concept_norm IS 'Euclidean length of the weights of its concepts';
COMMENT ON COLUMN feature_sum.main_concepts IS 'Weight of its 5 heaviest concepts';
COMMENT ON COLUMN comparison.same_story IS 'Probability that people call both the same story, 0 to 1, apart from any reuse of text; NULL if undecided, and before method story/1';
