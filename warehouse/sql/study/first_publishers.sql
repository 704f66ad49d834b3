SELECT seed_id, place, host, source_id, article_id, url, title, relation, copy_kind, is_seed, claimed_at, published_precision,
  published_zone_assumed, claimed_is_guess, seen_at, earliest_evidence_at, is_decidable,
  not_before, not_before_by, not_after, not_after_by, verdict, contradiction
FROM first_publishers WHERE seed_id = $seed_id ORDER BY host;
