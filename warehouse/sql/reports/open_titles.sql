SELECT title FROM title_candidates WHERE seed_id = $seed_id AND state = 'open' ORDER BY since, title;
