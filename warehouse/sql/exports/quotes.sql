SELECT q.*, coalesce(a.published_at, a.first_seen_at)::DATE AS day
FROM quotes AS q JOIN articles AS a USING (article_id) ORDER BY q.article_id, q.ord;
