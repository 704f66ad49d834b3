SELECT p.*, coalesce(m.published_at, m.first_seen_at)::DATE AS day
FROM seed_passages AS p JOIN matches AS m USING (seed_id, article_id) ORDER BY p.seed_id, p.article_id, p.ord;
