SELECT article_id, url, seq, changed_at, last_observed_at, cause, title, previous_title, words, previous_words, modified_at,
  content_id, previous_content_id, extractor, mode, read_at, corrections, truncated
FROM article_history WHERE article_id IN (SELECT article_id FROM matches WHERE seed_id = $seed_id) ORDER BY article_id, seq;
