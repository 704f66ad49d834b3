-- The index of search: which words stand in which texts. It is derived from table content and holds nothing that is not
-- there: whoever empties these three tables has them filled anew by the next load.

CREATE TABLE indexed_text (content_id UBIGINT NOT NULL, lang VARCHAR, family VARCHAR NOT NULL, words UINTEGER NOT NULL);
CREATE TABLE indexed_word (word_id UINTEGER NOT NULL, family VARCHAR NOT NULL, word VARCHAR NOT NULL, stem VARCHAR NOT NULL);
CREATE TABLE word_use (
  content_id UBIGINT NOT NULL, word_id UINTEGER NOT NULL, in_title UTINYINT NOT NULL, in_text USMALLINT NOT NULL);

COMMENT ON TABLE indexed_text IS 'Texts that search knows; the next load adds those that are missing';
COMMENT ON COLUMN indexed_text.content_id IS 'The text; see table content';
COMMENT ON COLUMN indexed_text.lang IS 'Language of the text, ISO 639-1, e.g. en; NULL if it is too short to tell';
COMMENT ON COLUMN indexed_text.family IS 'By whose rules its words are cut to stems, e.g. english; see macro search_family';
COMMENT ON COLUMN indexed_text.words IS 'Words of title and text together, e.g. 612';
COMMENT ON TABLE indexed_word IS 'Words that stand in any text that search knows, as they are looked for';
COMMENT ON COLUMN indexed_word.word_id IS 'Counts the words from 1, in the order in which they came; only search uses it';
COMMENT ON COLUMN indexed_word.family IS 'Family of the languages in whose texts it stands, e.g. english; see macro search_family';
COMMENT ON COLUMN indexed_word.word IS 'The word without case and accents, e.g. paratroopers; see macro search_words';
COMMENT ON COLUMN indexed_word.stem IS 'What its forms share in this family, e.g. paratroop; see macro search_stem';
COMMENT ON TABLE word_use IS 'How often a word stands in a text; words that do not stand in it have no row';
COMMENT ON COLUMN word_use.content_id IS 'The text; see table content';
COMMENT ON COLUMN word_use.word_id IS 'The word; see table indexed_word';
COMMENT ON COLUMN word_use.in_title IS 'Times in the title, 255 at most';
COMMENT ON COLUMN word_use.in_text IS 'Times in the text, 65,535 at most';
