-- What became of the seed's figures and quotations in the articles of view matches, with both texts.
CREATE OR REPLACE VIEW kept_facts AS
SELECT m.seed_id, m.seed_version, m.article_id, m.url, m.host, m.relation, k.ord, k.kind, k.state, k.how, k.speaker,
  substring(sc.text, k.seed_start + 1, k.seed_end - k.seed_start) AS seed_text,
  substring(ac.text, k.article_start + 1, k.article_end - k.article_start) AS article_text,
  k.seed_start, k.seed_end, k.article_start, k.article_end, m.observation_id, k.method
FROM matches AS m
JOIN (FROM kept_fact SEMI JOIN (SELECT max(method) AS method FROM kept_pair) USING (method)) AS k
  USING (seed_id, seed_version, observation_id)
JOIN seed AS s USING (seed_id, seed_version)
JOIN content AS sc ON sc.content_id = s.content_id
JOIN observation AS o ON o.observation_id = m.observation_id
JOIN content AS ac ON ac.content_id = o.content_id;

-- How many of them each article keeps, changes and leaves out.
CREATE OR REPLACE VIEW kept_counts AS
SELECT m.seed_id, m.seed_version, m.article_id, m.url, m.host, m.relation, k.figures, k.figures_kept, k.figures_changed,
  k.figures - k.figures_kept - k.figures_changed AS figures_left_out, k.quotes, k.quotes_kept, k.quotes_changed,
  k.quotes - k.quotes_kept - k.quotes_changed AS quotes_left_out, k.note, m.observation_id, k.method
FROM matches AS m
JOIN (FROM kept_pair SEMI JOIN (SELECT max(method) AS method FROM kept_pair) USING (method)) AS k
  USING (seed_id, seed_version, observation_id);

COMMENT ON VIEW kept_facts IS
  'Which figures and quotations of the seed does an article keep, change or leave out? Example: SELECT seed_text, article_text, url FROM kept_facts WHERE state = ''changed'' ORDER BY ALL';
COMMENT ON COLUMN kept_facts.seed_id IS 'The seed';
COMMENT ON COLUMN kept_facts.seed_version IS 'The version of the seed';
COMMENT ON COLUMN kept_facts.article_id IS 'The article';
COMMENT ON COLUMN kept_facts.url IS 'Its address';
COMMENT ON COLUMN kept_facts.host IS 'Host of the address';
COMMENT ON COLUMN kept_facts.relation IS 'How the article relates to the seed: copy, partial or same_event; others are not looked at';
COMMENT ON COLUMN kept_facts.ord IS 'Place among the facts of the pair, from 0, in the order of the seed';
COMMENT ON COLUMN kept_facts.kind IS 'figure or quote';
COMMENT ON COLUMN kept_facts.state IS 'kept; changed: the same is said of another number, or the words differ; left_out: not found again';
COMMENT ON COLUMN kept_facts.how IS 'By what it was found: same_thing (the same is counted), number_alone (a telling number, or another language), verbatim, shortened, reworded. NULL: left out';
COMMENT ON COLUMN kept_facts.speaker IS 'Who said it according to the seed, if it names somebody';
COMMENT ON COLUMN kept_facts.seed_text IS 'The figure with what it counts, or the quotation, as it stands in the seed. Example: 3,000 paratroopers';
COMMENT ON COLUMN kept_facts.article_text IS 'The same in the article; NULL: left out. Example: 2,500 paratroopers';
COMMENT ON COLUMN kept_facts.seed_start IS 'First character in the text of the seed, from 0';
COMMENT ON COLUMN kept_facts.seed_end IS 'The character after the last one in the text of the seed';
COMMENT ON COLUMN kept_facts.article_start IS 'First character in the text of the article, from 0';
COMMENT ON COLUMN kept_facts.article_end IS 'The character after the last one in the text of the article';
COMMENT ON COLUMN kept_facts.observation_id IS 'The observation of the article';
COMMENT ON COLUMN kept_facts.method IS 'Version of the rules by which they are found again. Example: 1';
COMMENT ON VIEW kept_counts IS
  'How many figures and quotations of the seed does each article keep, change and leave out? Example: SELECT url, figures_changed, quotes_kept FROM kept_counts ORDER BY figures_changed DESC';
COMMENT ON COLUMN kept_counts.seed_id IS 'The seed';
COMMENT ON COLUMN kept_counts.seed_version IS 'The version of the seed';
COMMENT ON COLUMN kept_counts.article_id IS 'The article';
COMMENT ON COLUMN kept_counts.url IS 'Its address';
COMMENT ON COLUMN kept_counts.host IS 'Host of the address';
COMMENT ON COLUMN kept_counts.relation IS 'How the article relates to the seed: copy, partial or same_event';
COMMENT ON COLUMN kept_counts.figures IS 'Figures of the seed that were looked for; across languages only those that tell something by themselves';
COMMENT ON COLUMN kept_counts.figures_kept IS 'Of these, found with the same value';
COMMENT ON COLUMN kept_counts.figures_changed IS 'Of these, found with another value where the same is said';
COMMENT ON COLUMN kept_counts.figures_left_out IS 'Of these, not found';
COMMENT ON COLUMN kept_counts.quotes IS 'Quotations of the seed that were looked for; 0 across languages';
COMMENT ON COLUMN kept_counts.quotes_kept IS 'Of these, found word for word, whole or in part';
COMMENT ON COLUMN kept_counts.quotes_changed IS 'Of these, found in other words';
COMMENT ON COLUMN kept_counts.quotes_left_out IS 'Of these, not found';
COMMENT ON COLUMN kept_counts.note IS 'What was not looked for; NULL: all was';
COMMENT ON COLUMN kept_counts.observation_id IS 'The observation of the article';
COMMENT ON COLUMN kept_counts.method IS 'Version of the rules (see kept_facts)';
