-- The revisions of an article, oldest first.
SELECT seq, changed_at, last_observed_at, cause, is_silent, why, title, words, added, removed, edited, moved, fields, extractor,
  observation_id, base_observation_id
FROM article_history WHERE article_id = $article_id ORDER BY seq;
