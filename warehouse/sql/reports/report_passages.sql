-- The longest shared passages of the nearest copies and partial reuses, with some text around them on both sides.
WITH nearest AS (
  SELECT article_id, row_number() OVER (
    ORDER BY list_position(['copy', 'partial'], relation), score DESC, reuse_article DESC, published_at, url) AS place
  FROM matches WHERE seed_id = $seed_id AND relation IN ('copy', 'partial') AND NOT is_seed
  QUALIFY place <= $article_limit
),
longest AS (
  SELECT n.place, p.*, count(*) OVER (PARTITION BY p.article_id) AS total, sum(p.words) OVER (PARTITION BY p.article_id) AS all_words
  FROM nearest AS n JOIN seed_passages AS p USING (article_id)
  WHERE p.seed_id = $seed_id
  QUALIFY row_number() OVER (PARTITION BY p.article_id ORDER BY p.words DESC, p.ord) <= $passage_limit
),
texts AS (
  SELECT o.observation_id, c.text FROM observation AS o JOIN content AS c USING (content_id)
  WHERE o.observation_id IN (SELECT observation_id FROM longest)
)
SELECT l.place, l.article_id, l.ord, l.words, l.identity, l.seed_start, l.seed_end, l.total, l.all_words,
  left(l.seed_text, $text_limit) AS seed_text, left(l.article_text, $text_limit) AS article_text,
  length(l.seed_text) > $text_limit OR length(l.article_text) > $text_limit AS is_cut,
  substring(sc.text, greatest(l.seed_start - $around, 0) + 1, least(l.seed_start, $around)) AS seed_before,
  substring(sc.text, l.seed_end + 1, $around) AS seed_after,
  substring(t.text, greatest(l.article_start - $around, 0) + 1, least(l.article_start, $around)) AS article_before,
  substring(t.text, l.article_end + 1, $around) AS article_after
FROM longest AS l
JOIN seed AS s USING (seed_id, seed_version)
JOIN content AS sc ON sc.content_id = s.content_id
JOIN texts AS t ON t.observation_id = l.observation_id
ORDER BY l.place, l.seed_start, l.ord;
