SELECT seed_id, seed_version, article_id, url, host, site, source_id, title, lang, authors, published_at, published_precision,
  published_zone_assumed, published_is_guess, words, revisions, first_seen_at, relation, copy_kind, score, reuse_article, reuse_seed,
  term_cosine, key_cosine, hours_from_seed, is_seed, links_to_seed, quotes_seed, syndication_credit, why, reasons, receipt, method,
  compared_at, run_id, observation_id, judged_relation
FROM matches WHERE seed_id = $seed_id ORDER BY article_id;
