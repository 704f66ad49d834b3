-- Who carried the seed's text first: the places of the view first_publishers. Whose date is only a guess has none.
SELECT host, left(url, 2048) AS url, left(title, 400) AS title, is_seed, claimed_at, published_precision, published_zone_assumed, earliest_evidence_at, seen_at
FROM first_publishers WHERE seed_id = $seed_id AND is_decidable ORDER BY place LIMIT 2;
