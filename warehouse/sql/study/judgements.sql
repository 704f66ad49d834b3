SELECT seed_id, article_id, url, host, title, judged_relation, judged_at, relation, copy_kind, score, method, is_seed, agrees,
  is_about_latest
FROM judgements WHERE seed_id = $seed_id ORDER BY article_id;
