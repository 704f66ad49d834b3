-- What became of each figure and quotation of the seed, over all related articles, and how some of them say it otherwise.
WITH fact AS (
  SELECT k.* FROM kept_facts AS k
  WHERE k.seed_id = $seed_id AND k.seed_version = $seed_version
)
SELECT kind, seed_start, left(any_value(seed_text), $text_limit) AS text, any_value(speaker) AS speaker,
  count(*) FILTER (state = 'kept') AS kept, count(*) FILTER (state = 'changed') AS changed,
  count(*) FILTER (state = 'left_out') AS left_out,
  list({'url': left(url, 2048), 'host': host, 'text': left(article_text, $text_limit)} ORDER BY host, url)
    FILTER (state = 'changed') AS changes,
  count(*) OVER () AS total
FROM fact GROUP BY kind, seed_start, seed_end
ORDER BY changed DESC, kept DESC, seed_start, kind LIMIT $most;
