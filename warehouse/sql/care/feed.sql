-- What the wake of a seed has brought lately, newest first: found_at is the first comparison of the article with the seed.
WITH found AS (
  SELECT c.seed_id, o.article_id, min(c.compared_at) AS found_at
  FROM comparison AS c JOIN observation AS o USING (observation_id) WHERE c.seed_id = $seed_id GROUP BY ALL
)
SELECT m.article_id, m.url, coalesce(m.title, m.url) AS title, m.host, m.authors, m.relation, m.copy_kind, m.score, m.why, m.lang,
  m.published_at, m.compared_at AS updated_at, f.found_at
FROM matches AS m JOIN found AS f USING (seed_id, article_id)
WHERE m.seed_id = $seed_id AND NOT m.is_seed AND list_contains($relations::JSON::VARCHAR[], m.relation)
ORDER BY f.found_at DESC, m.article_id LIMIT $most;
