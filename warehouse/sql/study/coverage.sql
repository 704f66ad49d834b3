SELECT * FROM coverage WHERE seed_id = $seed_id ORDER BY source_id, day;
