-- Which article an address led to, the last time it led to one, as it was last read.
CREATE OR REPLACE VIEW url_article AS
WITH led AS (
  SELECT url_id, article_id, observed_at FROM reading WHERE is_newest
  UNION ALL
  SELECT article_id, article_id, observed_at FROM reading WHERE is_newest
  UNION ALL
  SELECT f.url_id, o.article_id, o.observed_at FROM reading AS o JOIN fetch_log AS f USING (fetch_id) WHERE o.is_newest
)
SELECT url_id, arg_max(article_id, (observed_at, article_id)) AS article_id FROM led GROUP BY url_id;

-- The source that an article belongs to, as far as discovery said so.
CREATE OR REPLACE VIEW article_source AS
SELECT a.article_id, arg_min(d.source_id, (d.seen_at, d.source_id)) AS source_id
FROM discovery AS d JOIN url_article AS a USING (url_id)
WHERE d.source_id IS NOT NULL GROUP BY a.article_id;

-- The latest good revision of each article.
CREATE OR REPLACE VIEW articles AS
WITH seen AS (
  SELECT article_id, min(observed_at) AS first_seen_at, max(observed_at) AS last_seen_at
  FROM observation GROUP BY article_id
)
SELECT r.article_id, u.url, u.host, u.site, s.source_id,
  o.title, o.subtitle, c.text, o.structure, c.lang, o.authors, o.agencies, o.kind,
  o.published_at, o.published_precision, o.published_zone_assumed, o.published_is_guess, o.published_method,
  o.published_offset_minutes, o.modified_at,
  o.section, o.tags, o.image_url, o.site_name, o.canonical_url, o.paywalled, o.syndication_credit, o.corrections,
  o.truncated, o.mode, o.extractor, c.word_count AS words, r.seq AS revisions, seen.first_seen_at, seen.last_seen_at,
  r.content_id, r.observation_id, r.last_observation_id
FROM revision AS r
JOIN observation AS o ON o.observation_id = r.last_observation_id
JOIN content AS c ON c.content_id = r.content_id
JOIN seen ON seen.article_id = r.article_id
LEFT JOIN url AS u ON u.url_id = r.article_id
LEFT JOIN article_source AS s ON s.article_id = r.article_id
WHERE r.is_latest;

-- Every revision with what it replaced.
CREATE OR REPLACE VIEW article_history AS
SELECT r.article_id, u.url, r.seq, r.observed_at AS changed_at, r.last_observed_at, r.cause,
  r.title, before.title AS previous_title, c.word_count AS words, before.word_count AS previous_words,
  r.modified_at, r.content_id, r.previous_content_id, r.observation_id, r.is_latest,
  r.extractor, r.mode, r.read_at, o.corrections, o.truncated
FROM revision AS r
JOIN observation AS o ON o.observation_id = r.observation_id
JOIN content AS c ON c.content_id = r.content_id
LEFT JOIN content AS before ON before.content_id = r.previous_content_id
LEFT JOIN url AS u ON u.url_id = r.article_id;

-- What stands in quotation marks in the latest good revision of each article.
CREATE OR REPLACE VIEW quotes AS
SELECT a.article_id, a.url, a.host, q.ord, q.text, q.speaker, q.char_start, q.char_end, a.observation_id
FROM articles AS a JOIN quote AS q ON q.observation_id = a.last_observation_id;

COMMENT ON VIEW articles IS 'The latest good revision of each article, as the newest extractor reads it';
COMMENT ON VIEW article_history IS 'Every revision with what it replaced and whose doing it was';
COMMENT ON VIEW quotes IS 'What stands in quotation marks in each article, with the speaker where it is stated';
