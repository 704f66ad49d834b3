-- What became of the seed's figures and quotations in one article, what is changed first; and how many there are.
SELECT kind, state, how, speaker, left(seed_text, $chars) AS seed_text, left(article_text, $chars) AS article_text,
  seed_start, seed_end, article_start, article_end,
  count(*) FILTER (state = 'kept') OVER (PARTITION BY kind)::INTEGER AS kept,
  count(*) FILTER (state = 'changed') OVER (PARTITION BY kind)::INTEGER AS changed,
  count(*) OVER (PARTITION BY kind)::INTEGER AS total
FROM (
  SELECT k.*, substring(s.text, k.seed_start + 1, k.seed_end - k.seed_start) AS seed_text,
    substring(a.text, k.article_start + 1, k.article_end - k.article_start) AS article_text
  FROM kept_fact AS k, content AS s, content AS a
  WHERE k.seed_id = $seed_id AND k.seed_version = $seed_version AND k.observation_id = $observation_id
    AND k.method = (SELECT max(method) FROM kept_pair) AND s.content_id = $seed_content_id AND a.content_id = $content_id
)
ORDER BY kind, list_position(['changed', 'kept', 'left_out'], state), seed_start;
