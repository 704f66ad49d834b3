SELECT title FROM title_candidates WHERE seed_id = $seed_id ORDER BY since, title;
