-- Titles that the seed names without an address.
SELECT left(title, 300) AS title, given_by, state, url, how, confidence FROM title_candidates WHERE seed_id = $seed_id ORDER BY since, title LIMIT 50;
