SELECT * FROM searches WHERE seed_id = $seed_id OR seed_id IS NULL ORDER BY ALL;
