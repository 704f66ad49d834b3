SELECT seed_id, seed_version, article_id, url, host, relation, ord, words, identity, seed_start, seed_end, article_start, article_end,
  observation_id, method
FROM seed_passages WHERE seed_id = $seed_id ORDER BY article_id, ord;
