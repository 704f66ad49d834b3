-- Which parts of the seed each of the given articles reuses.
SELECT m.article_id, p.seed_start, p.seed_end
FROM matches AS m JOIN passage AS p USING (seed_id, seed_version, observation_id, method)
WHERE m.seed_id = $seed_id AND list_contains($articles, m.article_id)
ORDER BY m.article_id, p.seed_start LIMIT 5000;
