-- The newest comparison of each article with each seed, of readings that still stand; of several methods that compared the
-- same reading, that of the one in force, then the newest.
CREATE OR REPLACE VIEW matches AS
WITH newest AS (
  SELECT c.*, o.article_id, o.observed_at, o.revision_key AS compared_key
  FROM comparison AS c JOIN reading AS o USING (observation_id) LEFT JOIN adopted_method AS ad ON ad.method = c.method
  WHERE o.stands
  QUALIFY row_number() OVER (
    PARTITION BY c.seed_id, o.article_id
    ORDER BY c.seed_version DESC, o.observed_at DESC, o.read_at DESC, ad.method IS NULL, c.compared_at DESC, c.observation_id,
      c.method) = 1
)
SELECT n.seed_id, n.seed_version, n.article_id, a.url, a.host, a.site, a.source_id, a.title, a.lang, a.authors,
  a.published_at, a.published_precision, a.published_zone_assumed, a.published_is_guess, a.words, a.revisions, a.first_seen_at,
  n.relation, n.copy_kind, n.score, n.same_story, n.reuse_article, n.reuse_seed, n.term_cosine, n.key_cosine, n.hours_from_seed,
  n.is_seed, n.links_to_seed, n.quotes_seed, n.syndication_credit, n.why, n.reasons, n.receipt, n.method,
  n.compared_at, n.run_id, n.observation_id, n.compared_key = a.revision_key AS is_latest_revision,
  j.relation AS judged_relation
FROM newest AS n JOIN articles AS a USING (article_id)
LEFT JOIN standing_judgement AS j ON j.seed_id = n.seed_id AND j.article_id = n.article_id;

-- The passages behind the matches, with the text on both sides.
CREATE OR REPLACE VIEW seed_passages AS
SELECT m.seed_id, m.seed_version, m.article_id, m.url, m.host, m.relation, p.ord, p.words, p.identity,
  p.seed_start, p.seed_end, p.article_start, p.article_end,
  substring(sc.text, p.seed_start + 1, p.seed_end - p.seed_start) AS seed_text,
  substring(ac.text, p.article_start + 1, p.article_end - p.article_start) AS article_text,
  m.observation_id, m.method
FROM matches AS m
JOIN passage AS p USING (seed_id, seed_version, observation_id, method)
JOIN seed AS s USING (seed_id, seed_version)
JOIN content AS sc ON sc.content_id = s.content_id
JOIN observation AS o ON o.observation_id = m.observation_id
JOIN content AS ac ON ac.content_id = o.content_id;

-- Titles that we look for, and where they were found: found_as says how (exact, slug: in the address ...), found_in in what.
-- is_read: an article was read there; without it the address alone is known, and may have answered 404. addresses counts
-- all that bear the title.
CREATE OR REPLACE VIEW title_candidates AS
WITH wanted AS (
  SELECT seed_id, title_key, arg_min(title, (seen_at, title)) AS title,
    arg_min(given_by, (seen_at, given_by)) AS given_by, min(seen_at) AS since
  FROM title_candidate GROUP BY seed_id, title_key
),
best AS (
  SELECT m.*, a.article_id IS NOT NULL AS is_read
  FROM title_match AS m LEFT JOIN url_article AS a USING (url_id)
  QUALIFY row_number() OVER (
    PARTITION BY seed_id, title_key ORDER BY is_read DESC, confidence DESC, seen_at, url_id) = 1
),
bearing AS (
  SELECT seed_id, title_key, count(DISTINCT url_id) AS addresses FROM title_match GROUP BY seed_id, title_key
)
SELECT w.seed_id, w.title, w.title_key, w.given_by, w.since,
  CASE WHEN b.url_id IS NULL THEN 'open' ELSE 'resolved' END AS state,
  u.url, b.url_id, b.how, b.confidence, coalesce(b.is_read, false) AS is_read, b.seen_at AS resolved_at,
  nullif(split_part(b.how, ' title in ', 1), '') AS found_as, nullif(split_part(b.how, ' title in ', 2), '') AS found_in, u.host,
  coalesce(a.addresses, 0) AS addresses
FROM wanted AS w LEFT JOIN best AS b USING (seed_id, title_key) LEFT JOIN bearing AS a USING (seed_id, title_key)
LEFT JOIN url AS u ON u.url_id = b.url_id;

COMMENT ON VIEW matches IS
  'The newest comparison of each article with each seed: how does it relate to the seed, and why? Example: SELECT relation, score, host, title, why FROM matches ORDER BY relation, score DESC LIMIT 20';
COMMENT ON COLUMN matches.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN matches.seed_version IS 'Counts the texts that the seed has had, from 1';
COMMENT ON COLUMN matches.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN matches.url IS 'Address, e.g. https://example.org/2022/01/07/a-story';
COMMENT ON COLUMN matches.host IS 'Host of the address, e.g. www.example.org';
COMMENT ON COLUMN matches.site IS 'Registrable domain of the host, e.g. example.org';
COMMENT ON COLUMN matches.source_id IS 'Source by its file in config/sources, e.g. moscow-times; NULL if none named it';
COMMENT ON COLUMN matches.title IS 'Headline, e.g. Karvenia gambles its canal';
COMMENT ON COLUMN matches.lang IS 'Language of the text, ISO 639-1, e.g. en; NULL if it is too short to tell';
COMMENT ON COLUMN matches.authors IS
  'People whom the byline names, e.g. [Anna Bell, Iwan Petrov]; agencies and desks are not among them';
COMMENT ON COLUMN matches.published_at IS
  'When it was published, as its page states, in UTC; NULL if it states nothing; e.g. 2022-01-07 09:00:00+00';
COMMENT ON COLUMN matches.published_precision IS 'How much of published_at was stated: second, minute, day, month';
COMMENT ON COLUMN matches.published_zone_assumed IS
  'True where the page gave a time without a zone and UTC was taken: the moment may be off by up to 14 hours';
COMMENT ON COLUMN matches.published_is_guess IS
  'True where no statement of the page, only its address or a heuristic gave the date';
COMMENT ON COLUMN matches.words IS 'Length of the text in words, e.g. 640';
COMMENT ON COLUMN matches.revisions IS 'How many revisions the article has had';
COMMENT ON COLUMN matches.first_seen_at IS 'When the article was first read';
COMMENT ON COLUMN matches.relation IS 'copy, partial, same_event, same_topic, unrelated or undecided';
COMMENT ON COLUMN matches.copy_kind IS 'Of a copy: exact, edited or abridged; else NULL';
COMMENT ON COLUMN matches.score IS 'Nearness to the seed, 0 to 1, by story and reuse of text; for the order within one relation, e.g. 0.93';
COMMENT ON COLUMN matches.same_story IS
  'Probability that people call both the same story, 0 to 1, whatever text they share; NULL if undecided, and before method story/1';
COMMENT ON COLUMN matches.reuse_article IS
  'Share of the words of the article that come from the seed, 0 to 1, e.g. 0.97';
COMMENT ON COLUMN matches.reuse_seed IS 'Share of the words of the seed that are in the article, 0 to 1';
COMMENT ON COLUMN matches.term_cosine IS 'Likeness of the words, 0 to 1; NULL between languages';
COMMENT ON COLUMN matches.key_cosine IS
  'Likeness of names and numbers, 0 to 1, across languages too; NULL if there are too few';
COMMENT ON COLUMN matches.hours_from_seed IS
  'Hours from the publication of the seed to that of the article, below 0 if it was earlier; NULL if a date is missing';
COMMENT ON COLUMN matches.is_seed IS 'True if this is the page of the seed itself';
COMMENT ON COLUMN matches.links_to_seed IS 'True if it links to the seed';
COMMENT ON COLUMN matches.quotes_seed IS 'True if it quotes the seed in quotation marks';
COMMENT ON COLUMN matches.syndication_credit IS
  'Words by which the page says from whom the text comes, e.g. Reuters; NULL if it says nothing';
COMMENT ON COLUMN matches.why IS 'The verdict in one sentence, for people';
COMMENT ON COLUMN matches.reasons IS 'The single reasons, e.g. [no shared passage, terms 0.37]';
COMMENT ON COLUMN matches.receipt IS
  'All measured values and thresholds as JSON; the verdict can be worked out again from it';
COMMENT ON COLUMN matches.method IS 'Name and version of the comparison, e.g. reuse-tfidf/1';
COMMENT ON COLUMN matches.compared_at IS 'When the comparison was made';
COMMENT ON COLUMN matches.run_id IS 'The run that compared them, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN matches.observation_id IS 'The reading that was compared; see view lineage';
COMMENT ON COLUMN matches.is_latest_revision IS 'True if the text that was compared is the one that stands now';
COMMENT ON COLUMN matches.judged_relation IS 'What a person said of it (newswake label); NULL if nobody did';

COMMENT ON VIEW seed_passages IS
  'The passages behind the matches, with their text on both sides: what exactly was taken over? Example: SELECT host, words, identity, seed_text, article_text FROM seed_passages ORDER BY words DESC LIMIT 10';
COMMENT ON COLUMN seed_passages.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN seed_passages.seed_version IS 'Counts the texts that the seed has had, from 1';
COMMENT ON COLUMN seed_passages.article_id IS
  'Identity of the article: the url_id of its address after redirects and canonical links of its own site';
COMMENT ON COLUMN seed_passages.url IS 'Address, e.g. https://example.org/2022/01/07/a-story';
COMMENT ON COLUMN seed_passages.host IS 'Host of the address, e.g. www.example.org';
COMMENT ON COLUMN seed_passages.relation IS 'copy, partial, same_event, same_topic, unrelated or undecided';
COMMENT ON COLUMN seed_passages.ord IS 'Place among its like, from 0';
COMMENT ON COLUMN seed_passages.words IS 'Length of the passage in words';
COMMENT ON COLUMN seed_passages.identity IS 'Share of the words of the passage that are the same on both sides, 0 to 1';
COMMENT ON COLUMN seed_passages.seed_start IS 'First character in the text of the seed, from 0';
COMMENT ON COLUMN seed_passages.seed_end IS 'The character after the last one in the text of the seed';
COMMENT ON COLUMN seed_passages.article_start IS 'First character in the text of the article, from 0';
COMMENT ON COLUMN seed_passages.article_end IS 'The character after the last one in the text of the article';
COMMENT ON COLUMN seed_passages.seed_text IS 'The passage as the seed has it';
COMMENT ON COLUMN seed_passages.article_text IS 'The passage as the article has it';
COMMENT ON COLUMN seed_passages.observation_id IS 'The reading that was compared';
COMMENT ON COLUMN seed_passages.method IS 'Name and version of the comparison, e.g. reuse-tfidf/1';

COMMENT ON VIEW title_candidates IS
  'Titles that are looked for, and where they were found. Example: SELECT title, state, url, found_as, found_in FROM title_candidates';
COMMENT ON COLUMN title_candidates.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN title_candidates.title IS 'Headline, e.g. Karvenia gambles its canal';
COMMENT ON COLUMN title_candidates.title_key IS
  'The title in the form in which titles are compared: without case, accents and marks';
COMMENT ON COLUMN title_candidates.given_by IS 'Who named the title: configuration or seed text';
COMMENT ON COLUMN title_candidates.since IS 'Since when it is looked for';
COMMENT ON COLUMN title_candidates.state IS 'open or resolved';
COMMENT ON COLUMN title_candidates.url IS 'Where it was found; NULL if open';
COMMENT ON COLUMN title_candidates.url_id IS 'Identity of that address';
COMMENT ON COLUMN title_candidates.how IS 'How it was found, and in what';
COMMENT ON COLUMN title_candidates.confidence IS 'How sure the match is, 0 to 1';
COMMENT ON COLUMN title_candidates.is_read IS
  'True if an article was read there; else the address alone is known, and may answer 404';
COMMENT ON COLUMN title_candidates.resolved_at IS 'When it was found';
COMMENT ON COLUMN title_candidates.found_as IS 'How it was found, e.g. exact, slug (in the address)';
COMMENT ON COLUMN title_candidates.found_in IS 'In what it was found, e.g. feed, sitemap';
COMMENT ON COLUMN title_candidates.host IS 'Host of the address, e.g. www.example.org';
COMMENT ON COLUMN title_candidates.addresses IS 'How many addresses bear it';
