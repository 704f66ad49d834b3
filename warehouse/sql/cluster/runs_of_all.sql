INSERT INTO runs_of
SELECT content_id, list(shingle) FROM shingle SEMI JOIN concerned USING (content_id) GROUP BY content_id;
