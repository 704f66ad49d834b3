-- The outlets that carry the seed's text, in the order of the evidence, with the interval of each.
SELECT place, host, left(url, 2048) AS url, left(title, 200) AS title, is_seed, not_before, not_before_by, not_after, not_after_by, verdict,
  contradiction, earliest_evidence_at, is_decidable, claimed_at, published_precision, published_zone_assumed,
  claimed_is_guess AS published_is_guess
FROM first_publishers WHERE seed_id = $seed_id ORDER BY place NULLS LAST, not_after, host LIMIT 1000;
