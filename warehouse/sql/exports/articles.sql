SELECT *, coalesce(published_at, first_seen_at)::DATE AS day FROM articles ORDER BY article_id;
