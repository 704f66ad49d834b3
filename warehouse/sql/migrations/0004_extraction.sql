-- What extraction says now besides text and metadata, and readings of one fetch by several extractors. What earlier
-- versions did not note stays unknown (NULL).

ALTER TABLE observation ADD COLUMN read_at TIMESTAMPTZ;
ALTER TABLE observation ADD COLUMN mode VARCHAR;
ALTER TABLE observation ADD COLUMN structure VARCHAR[];
ALTER TABLE observation ADD COLUMN agencies VARCHAR[];
ALTER TABLE observation ADD COLUMN corrections VARCHAR[];
ALTER TABLE observation ADD COLUMN truncated VARCHAR;
ALTER TABLE observation ADD COLUMN published_is_guess BOOLEAN;
ALTER TABLE observation ADD COLUMN published_offset_minutes SMALLINT;

CREATE TABLE quote (
  observation_id UBIGINT NOT NULL, ord INTEGER NOT NULL, text VARCHAR NOT NULL, char_start INTEGER NOT NULL,
  char_end INTEGER NOT NULL, speaker VARCHAR);

-- Up to version 0.3 a page was read by the run that fetched it, and there was one way to choose its text.
UPDATE observation SET mode = 'fast', read_at = observed_at;
UPDATE observation SET read_at = run.started_at FROM run WHERE run.run_id = observation.run_id;

-- The ways by which those versions came to a date that no page had stated.
UPDATE observation SET published_is_guess = published_method IN ('url', 'htmldate') WHERE published_at IS NOT NULL;

COMMENT ON COLUMN observation.read_at IS 'When this reading was made; observed_at is when the page was fetched, or captured by an archive';
COMMENT ON COLUMN observation.mode IS 'How the text was chosen: fast or thorough';
COMMENT ON COLUMN observation.structure IS 'What each line of the text is: paragraph, heading, list, quote, table';
COMMENT ON COLUMN observation.agencies IS 'News agencies and desks that the byline names; people are in authors';
COMMENT ON COLUMN observation.corrections IS 'Notes by which the publisher says what was changed';
COMMENT ON COLUMN observation.truncated IS 'Why part of the text may be missing; NULL if nothing is known to be';
COMMENT ON COLUMN observation.published_is_guess IS 'No statement of the page: only its address or a heuristic gave the date';
COMMENT ON COLUMN observation.published_offset_minutes IS 'The zone in which the page states published_at, in minutes east of UTC; NULL if it states none';
COMMENT ON TABLE quote IS 'Words in quotation marks in the text of an observation';
COMMENT ON COLUMN quote.char_start IS 'First character in the text, counted from 0';
COMMENT ON COLUMN quote.char_end IS 'The character after the last one';
COMMENT ON COLUMN quote.speaker IS 'Who said it, where the sentence names them';
