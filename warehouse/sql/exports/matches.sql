SELECT *, coalesce(published_at, first_seen_at)::DATE AS day FROM matches ORDER BY seed_id, article_id;
