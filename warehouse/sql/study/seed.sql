SELECT seed_id, seed_version, given_as, url, title, authors, published_at, lang, syndication_credit, window_start, window_end, created_at
FROM seed WHERE seed_id = $seed_id ORDER BY seed_version;
