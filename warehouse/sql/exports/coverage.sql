SELECT * FROM coverage ORDER BY seed_id, source_id, day;
