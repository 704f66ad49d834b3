-- The newest version of a seed with its text and what its own page says about it.
SELECT s.seed_id, s.seed_version, s.given_as, s.url, u.host, u.site, coalesce(s.title, c.title) AS title, s.authors, s.published_at,
  o.published_precision, o.published_zone_assumed, coalesce(s.lang, c.lang) AS lang,
  coalesce(s.syndication_credit, o.syndication_credit) AS credit, o.site_name, src.name AS source_name,
  s.window_start, s.window_end, s.created_at, s.active, c.word_count AS words, length(c.text) AS characters,
  left(c.text, $text_limit) AS text
FROM seed_latest AS s
JOIN content AS c USING (content_id)
LEFT JOIN url AS u ON u.url_id = s.url_id
LEFT JOIN observation AS o ON o.observation_id = s.observation_id
LEFT JOIN article_source AS a ON a.article_id = o.article_id
LEFT JOIN source_latest AS src ON src.source_id = a.source_id
WHERE s.seed_id = $seed_id;
