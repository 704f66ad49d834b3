-- The sources behind the articles, those with the most articles first, and how many there are of each in all.
WITH article AS MATERIALIZED (FROM source_families WHERE seed_id = $seed_id AND NOT is_seed)
SELECT family, count(*) AS articles, count(DISTINCT host) AS host_count, list_sort(list_distinct(list(host)))[:$hosts] AS hosts,
  arg_min(why, (kind = 'outlet', host, article_id)) AS why, family = 'the seed''s text' AS is_seed_text,
  (SELECT count(DISTINCT site) FROM article) AS all_sites
FROM article GROUP BY family ORDER BY articles DESC, family;
