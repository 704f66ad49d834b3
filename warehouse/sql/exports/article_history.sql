SELECT *, changed_at::DATE AS day FROM article_history ORDER BY article_id, seq;
