SELECT DISTINCT seed_id FROM seed ORDER BY seed_id;
