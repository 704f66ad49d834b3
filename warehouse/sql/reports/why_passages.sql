-- The longest passages of one comparison with their text on both sides, and how many there are in all.
SELECT p.ord, p.words, p.identity,
  substring(s.text, p.seed_start + 1, least(p.seed_end - p.seed_start, $chars)) AS seed_text,
  substring(a.text, p.article_start + 1, least(p.article_end - p.article_start, $chars)) AS article_text,
  p.seed_start, p.seed_end, p.article_start, p.article_end, count(*) OVER ()::INTEGER AS total
FROM passage AS p, content AS s, content AS a
WHERE p.seed_id = $seed_id AND p.seed_version = $seed_version AND p.observation_id = $observation_id AND p.method = $method
  AND s.content_id = $seed_content_id AND a.content_id = $content_id
ORDER BY p.words DESC, p.ord LIMIT $most;
