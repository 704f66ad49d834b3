-- The newest version of a seed with its text, and what its own page says about it if that was fetched.
SELECT s.seed_id, s.seed_version, s.given_as, s.url, u.host, u.site, coalesce(s.title, c.title) AS title, s.authors, s.published_at,
  CASE WHEN a.published_at = s.published_at THEN a.published_precision END AS published_precision,
  CASE WHEN a.published_at = s.published_at THEN a.published_zone_assumed END AS published_zone_assumed,
  CASE WHEN a.published_at = s.published_at THEN a.published_is_guess END AS published_is_guess,
  coalesce(s.lang, c.lang) AS lang, coalesce(s.syndication_credit, a.syndication_credit) AS credit, a.site_name,
  src.name AS source_name, s.window_start, s.window_end, s.created_at, s.active, c.word_count AS words,
  length(c.text) AS characters, left(c.text, $text_limit) AS text
FROM seed_latest AS s
JOIN content AS c USING (content_id)
LEFT JOIN url AS u ON u.url_id = s.url_id
LEFT JOIN url_article AS ua ON ua.url_id = s.url_id
LEFT JOIN articles AS a ON a.article_id = ua.article_id
LEFT JOIN source_latest AS src ON src.source_id = a.source_id
WHERE s.seed_id = $seed_id;
