-- Near duplicates among all texts. All three tables are derived from contents and hold nothing that is not there: whoever
-- empties them has them filled anew by the next loads.

CREATE TABLE near_band (content_id UBIGINT NOT NULL, band UINTEGER NOT NULL);
CREATE TABLE near_text (content_id UBIGINT NOT NULL);
CREATE TABLE near_pair (
  content_id UBIGINT NOT NULL, other_content_id UBIGINT NOT NULL, shared INTEGER NOT NULL, jaccard DOUBLE NOT NULL,
  containment DOUBLE NOT NULL);

COMMENT ON TABLE near_band IS 'Bands of texts: two texts that share at least two of them may be near duplicates, and are compared in full (docs/comparison.md)';
COMMENT ON COLUMN near_band.content_id IS 'The text; see table content';
COMMENT ON COLUMN near_band.band IS 'Hash (32 bits) of a sample of its runs of three words; see warehouse/compare/bands.py';
COMMENT ON TABLE near_text IS 'Texts that have been compared with all others that stand here; the next load adds those that are missing';
COMMENT ON COLUMN near_text.content_id IS 'The text; see table content';
COMMENT ON TABLE near_pair IS 'Pairs of texts that share a quarter of their wording or more, counted in full; each pair once. View clusters has what hangs together';
COMMENT ON COLUMN near_pair.content_id IS 'The text with the smaller number; see table content';
COMMENT ON COLUMN near_pair.other_content_id IS 'The other text; see table content';
COMMENT ON COLUMN near_pair.shared IS 'Different runs of three words that stand in both';
COMMENT ON COLUMN near_pair.jaccard IS 'Runs that stand in both, of all runs that stand in any of both, 0.25 to 1';
COMMENT ON COLUMN near_pair.containment IS 'Runs that stand in both, of those of the shorter text, 0.4 to 1; 1: it stands whole in the longer one';
