-- Revisions without noise, and what changed in each. The rows of observations that earlier versions stored are made by the
-- loads after the update (warehouse/revisions.py), some at a time; until then their texts are told apart as before.

CREATE TABLE revision_key (
  observation_id UBIGINT NOT NULL, method SMALLINT NOT NULL, text_key UBIGINT NOT NULL, revision_key UBIGINT NOT NULL);

CREATE TABLE revision_diff (
  observation_id UBIGINT NOT NULL, base_observation_id UBIGINT NOT NULL, method SMALLINT NOT NULL, sentences INTEGER NOT NULL,
  base_sentences INTEGER NOT NULL, added INTEGER NOT NULL, removed INTEGER NOT NULL, edited INTEGER NOT NULL, moved INTEGER NOT NULL,
  fields VARCHAR[] NOT NULL, note VARCHAR);

CREATE TABLE revision_change (
  observation_id UBIGINT NOT NULL, base_observation_id UBIGINT NOT NULL, method SMALLINT NOT NULL, ord INTEGER NOT NULL,
  field VARCHAR NOT NULL, kind VARCHAR NOT NULL CHECK (kind IN ('added', 'removed', 'edited', 'moved')), old_text VARCHAR, new_text VARCHAR,
  old_start INTEGER, old_end INTEGER, new_start INTEGER, new_end INTEGER, marked VARCHAR, words_removed VARCHAR[], words_added VARCHAR[],
  numbers_removed VARCHAR[], numbers_added VARCHAR[]);

COMMENT ON TABLE revision_key IS 'What an observation says, without noise: equal keys are the same revision. Only for articles whose looks differ in anything';
COMMENT ON COLUMN revision_key.observation_id IS 'The observation (table observation)';
COMMENT ON COLUMN revision_key.method IS 'Version of the rules that say what is noise; keys of different methods are never compared. Example: 1';
COMMENT ON COLUMN revision_key.text_key IS 'Hash (63 bits) of headline and text without noise';
COMMENT ON COLUMN revision_key.revision_key IS 'Hash (63 bits) of headline, standfirst and text without noise';
COMMENT ON TABLE revision_diff IS 'How much of an article changed from one observation (the base) to another that is a new revision of it';
COMMENT ON COLUMN revision_diff.observation_id IS 'The observation that first showed the revision';
COMMENT ON COLUMN revision_diff.base_observation_id IS 'The observation that it is held against: the one before, or the last one of the same edition';
COMMENT ON COLUMN revision_diff.method IS 'Version of the comparison. Example: 1';
COMMENT ON COLUMN revision_diff.sentences IS 'Sentences of the text now';
COMMENT ON COLUMN revision_diff.base_sentences IS 'Sentences of the text before';
COMMENT ON COLUMN revision_diff.added IS 'Sentences that are new';
COMMENT ON COLUMN revision_diff.removed IS 'Sentences that are gone';
COMMENT ON COLUMN revision_diff.edited IS 'Sentences of which some words changed';
COMMENT ON COLUMN revision_diff.moved IS 'Sentences that stand elsewhere now, unchanged';
COMMENT ON COLUMN revision_diff.fields IS 'Fields beside the text that changed. Example: [title, modified_at]';
COMMENT ON COLUMN revision_diff.note IS 'What was not compared; NULL: all was. Example: only the first 5,000 sentences were compared';
COMMENT ON TABLE revision_change IS 'Each change of a revision: a sentence added, removed, edited or moved, or a field. The view article_changes shows it with the article';
COMMENT ON COLUMN revision_change.observation_id IS 'The observation that first showed the revision';
COMMENT ON COLUMN revision_change.base_observation_id IS 'The observation that it is held against (see revision_diff)';
COMMENT ON COLUMN revision_change.method IS 'Version of the comparison (see revision_diff)';
COMMENT ON COLUMN revision_change.ord IS 'Place among the changes, from 0: fields first, then the text from its beginning';
COMMENT ON COLUMN revision_change.field IS 'text, or the field that changed: title, subtitle, authors, published_at, modified_at, section';
COMMENT ON COLUMN revision_change.kind IS 'added, removed, edited or moved';
COMMENT ON COLUMN revision_change.old_text IS 'The sentence or the value before, as it stood; NULL if there was none';
COMMENT ON COLUMN revision_change.new_text IS 'The sentence or the value now, as it stands; NULL if there is none';
COMMENT ON COLUMN revision_change.old_start IS 'First character of the sentence in the text before, from 0; NULL for fields';
COMMENT ON COLUMN revision_change.old_end IS 'The character after the last one in the text before';
COMMENT ON COLUMN revision_change.new_start IS 'First character of the sentence in the text now, from 0; NULL for fields';
COMMENT ON COLUMN revision_change.new_end IS 'The character after the last one in the text now';
COMMENT ON COLUMN revision_change.marked IS 'What was edited, with both wordings in it. Example: The army killed [-3,000-]{+2,500+} people.';
COMMENT ON COLUMN revision_change.words_removed IS 'Runs of words that an edit took out. Example: [3,000]';
COMMENT ON COLUMN revision_change.words_added IS 'Runs of words that an edit put in. Example: [2,500]';
COMMENT ON COLUMN revision_change.numbers_removed IS 'The numbers among the words taken out. Example: [3,000]';
COMMENT ON COLUMN revision_change.numbers_added IS 'The numbers among the words put in. Example: [2,500]';
