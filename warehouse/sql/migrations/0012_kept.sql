-- What became of the seed's figures and quotations in each article that is related to it. Both tables are made from stored
-- texts by the loader (warehouse/kept.py), some pairs at a time: whoever empties them has them filled anew by the next loads.

CREATE TABLE kept_fact (
  seed_id VARCHAR NOT NULL, seed_version INTEGER NOT NULL, observation_id UBIGINT NOT NULL, method SMALLINT NOT NULL, ord INTEGER NOT NULL,
  kind VARCHAR NOT NULL CHECK (kind IN ('figure', 'quote')), state VARCHAR NOT NULL CHECK (state IN ('kept', 'changed', 'left_out')),
  how VARCHAR, speaker VARCHAR, seed_start INTEGER NOT NULL, seed_end INTEGER NOT NULL, article_start INTEGER, article_end INTEGER);

CREATE TABLE kept_pair (
  seed_id VARCHAR NOT NULL, seed_version INTEGER NOT NULL, observation_id UBIGINT NOT NULL, method SMALLINT NOT NULL,
  figures INTEGER NOT NULL, figures_kept INTEGER NOT NULL, figures_changed INTEGER NOT NULL,
  quotes INTEGER NOT NULL, quotes_kept INTEGER NOT NULL, quotes_changed INTEGER NOT NULL, note VARCHAR);

COMMENT ON TABLE kept_fact IS 'Each figure and quotation of a seed, and what became of it in an article. The view kept_facts shows it with the texts';
COMMENT ON COLUMN kept_fact.seed_id IS 'The seed';
COMMENT ON COLUMN kept_fact.seed_version IS 'The version of the seed whose figures and quotations these are';
COMMENT ON COLUMN kept_fact.observation_id IS 'The observation of the article (table observation)';
COMMENT ON COLUMN kept_fact.method IS 'Version of the rules by which they are found again. Example: 1';
COMMENT ON COLUMN kept_fact.ord IS 'Place among the facts of the pair, from 0, in the order of the seed';
COMMENT ON COLUMN kept_fact.kind IS 'figure or quote';
COMMENT ON COLUMN kept_fact.state IS 'kept; changed: the same is said of another number, or the words differ; left_out: not found again';
COMMENT ON COLUMN kept_fact.how IS 'By what it was found: same_thing (the same is counted), number_alone (a telling number, or another language), verbatim, shortened, reworded. NULL: left out';
COMMENT ON COLUMN kept_fact.speaker IS 'Who said it according to the seed, if it names somebody; NULL for figures';
COMMENT ON COLUMN kept_fact.seed_start IS 'First character in the text of the seed, from 0';
COMMENT ON COLUMN kept_fact.seed_end IS 'The character after the last one in the text of the seed';
COMMENT ON COLUMN kept_fact.article_start IS 'First character in the text of the article, from 0; NULL: left out';
COMMENT ON COLUMN kept_fact.article_end IS 'The character after the last one in the text of the article';
COMMENT ON TABLE kept_pair IS 'How many of the seed''s figures and quotations an article keeps and changes; what is neither is left out. One row per pair that was looked at';
COMMENT ON COLUMN kept_pair.seed_id IS 'The seed';
COMMENT ON COLUMN kept_pair.seed_version IS 'The version of the seed';
COMMENT ON COLUMN kept_pair.observation_id IS 'The observation of the article (table observation)';
COMMENT ON COLUMN kept_pair.method IS 'Version of the rules (see kept_fact)';
COMMENT ON COLUMN kept_pair.figures IS 'Figures of the seed that were looked for';
COMMENT ON COLUMN kept_pair.figures_kept IS 'Of these, found with the same value';
COMMENT ON COLUMN kept_pair.figures_changed IS 'Of these, found with another value in the same place of what is said';
COMMENT ON COLUMN kept_pair.quotes IS 'Quotations of the seed that were looked for; 0 across languages';
COMMENT ON COLUMN kept_pair.quotes_kept IS 'Of these, found word for word, whole or in part';
COMMENT ON COLUMN kept_pair.quotes_changed IS 'Of these, found in other words';
COMMENT ON COLUMN kept_pair.note IS 'What was not looked for; NULL: all was. Example: quotations are not compared across languages';
