SELECT seed_id FROM seed_latest WHERE active ORDER BY seed_id;
