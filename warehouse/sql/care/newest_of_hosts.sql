-- What the checks of drift look at: of each host the 220 newest pages, and the 220 newest articles with a text (is_text).
-- The 20 newest are now; those before them that were read at least a day earlier than the newest are the past.
-- Ids first, what is compared afterwards; microseconds, because DuckDB reckons slowly with days of zoned times.
CREATE OR REPLACE TEMP TABLE newest_of_host AS
WITH seen AS (
  SELECT u.host, o.observation_id, o.read_at, o.verdict = 'article' AND o.content_id IS NOT NULL AS is_text
  FROM observation AS o JOIN url AS u ON u.url_id = o.article_id WHERE o.read_at IS NOT NULL
),
per_host AS (
  SELECT host, epoch_us(max(read_at)) AS page_us, arg_max(observation_id, read_at, 220) AS pages,
    epoch_us(max(read_at) FILTER (is_text)) AS text_us, arg_max(observation_id, read_at, 220) FILTER (is_text) AS texts
  FROM seen GROUP BY host
),
placed AS (
  SELECT host, false AS is_text, page_us AS last_us, unnest(pages) AS observation_id, unnest(range(1, len(pages) + 1)) AS place FROM per_host
  UNION ALL SELECT host, true, text_us, unnest(texts), unnest(range(1, len(texts) + 1)) FROM per_host
)
SELECT p.host, p.is_text, p.place <= 20 AS is_now, p.place > 20 AND epoch_us(o.read_at) < p.last_us - 86400000000 AS is_past,
  o.verdict = 'article' AS is_article, o.kind, c.lang, c.word_count AS words
FROM placed AS p JOIN observation AS o USING (observation_id)
-- A condition on p alone beside the key would make DuckDB compare all with all.
LEFT JOIN content AS c ON c.content_id = CASE WHEN p.is_text THEN o.content_id END;
