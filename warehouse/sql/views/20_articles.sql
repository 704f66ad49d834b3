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
  o.content_id, r.observation_id, r.last_observation_id, r.revision_key
FROM revision AS r
JOIN observation AS o ON o.observation_id = r.last_observation_id
-- As it was last seen: what is noise may differ within a revision, and quotes have their places in this text.
JOIN content AS c ON c.content_id = o.content_id
JOIN seen ON seen.article_id = r.article_id
LEFT JOIN url AS u ON u.url_id = r.article_id
LEFT JOIN article_source AS s ON s.article_id = r.article_id
WHERE r.is_latest;

-- Every revision with what it replaced, whose doing it was and whether the publisher said so. is_silent: an edit of the
-- publisher that no new correction note tells of, and that did not move the modified date. Where that date is a bare day,
-- midnight as we keep it, an edit of the same day in any zone moves nothing: whether it was told is not known.
CREATE OR REPLACE VIEW article_history AS
WITH told AS (
  SELECT r.*, o.corrections, o.truncated, o.modified_at AS modified_now, b.modified_at AS modified_before,
    b.extractor AS base_extractor, b.title AS base_title, b.content_id AS base_content_id,
    len(list_filter(o.corrections, lambda note: NOT list_contains(coalesce(b.corrections, []), note))) > 0 AS has_note,
    coalesce(o.modified_at > b.modified_at, o.modified_at IS NOT NULL AND r.base_observation_id IS NOT NULL) AS is_dated,
    coalesce(o.modified_at = b.modified_at AND extract(epoch FROM o.modified_at) % 86400 = 0
      AND r.observed_at < o.modified_at + INTERVAL 38 HOUR, false) AS is_same_day
  FROM revision AS r JOIN observation AS o ON o.observation_id = r.observation_id
  LEFT JOIN observation AS b ON b.observation_id = r.base_observation_id
),
counted AS (
  SELECT * FROM revision_diff WHERE method = (SELECT max(method) FROM revision_diff)
)
SELECT t.article_id, u.url, t.seq, t.observed_at AS changed_at, t.last_observed_at, t.cause,
  t.title, t.base_title AS previous_title, c.word_count AS words, before.word_count AS previous_words,
  t.modified_at, t.content_id, t.previous_content_id, t.observation_id, t.is_latest,
  t.extractor, t.mode, t.read_at, t.corrections, t.truncated,
  t.base_observation_id,
  CASE WHEN t.cause = 'publisher_edit' AND t.corrections IS NOT NULL AND (has_note OR NOT is_same_day)
    THEN NOT has_note AND NOT is_dated END AS is_silent,
  CASE
    WHEN t.cause = 'first' THEN 'first seen'
    WHEN t.cause = 'extractor_change' THEN 'read by ' || t.extractor || ', before by ' || coalesce(t.base_extractor, 'another')
    WHEN t.cause = 'fetch_variant' THEN CASE t.edition_by WHEN 'address' THEN 'read at another address'
      WHEN 'language' THEN 'read in another language' ELSE 'one of both looks shows only part of the text' END
    WHEN t.cause = 'undecided' THEN 'another extractor read it, and nobody has read both looks'
    ELSE CASE WHEN has_note THEN 'a correction note was added' WHEN has_note IS NULL THEN 'whether there was a correction note is not known'
        ELSE 'no correction note was added' END || '; '
      || CASE WHEN is_dated THEN 'the modified date moved to ' || strftime(t.modified_now AT TIME ZONE 'UTC', '%Y-%m-%d %H:%M UTC')
        WHEN t.modified_now IS NULL THEN 'the page states no modified date'
        WHEN is_same_day THEN 'the modified date is the day ' || strftime(t.modified_now AT TIME ZONE 'UTC', '%Y-%m-%d') || ', without an hour'
        ELSE 'the modified date stayed ' || strftime(t.modified_now AT TIME ZONE 'UTC', '%Y-%m-%d %H:%M UTC') END
  END AS why,
  d.added, d.removed, d.edited, d.moved, d.fields
FROM told AS t
JOIN content AS c ON c.content_id = t.content_id
LEFT JOIN content AS before ON before.content_id = t.base_content_id
LEFT JOIN url AS u ON u.url_id = t.article_id
LEFT JOIN counted AS d ON d.observation_id = t.observation_id AND d.base_observation_id = t.base_observation_id;

-- What stands in quotation marks in the latest good revision of each article.
CREATE OR REPLACE VIEW quotes AS
SELECT a.article_id, a.url, a.host, q.ord, q.text, q.speaker, q.char_start, q.char_end, a.observation_id
FROM articles AS a JOIN quote AS q ON q.observation_id = a.last_observation_id;

COMMENT ON VIEW articles IS 'The latest good revision of each article, as the newest extractor reads it';
COMMENT ON VIEW article_history IS 'Every revision with what it replaced and whose doing it was';
COMMENT ON VIEW quotes IS 'What stands in quotation marks in each article, with the speaker where it is stated';
