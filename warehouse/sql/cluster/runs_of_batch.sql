-- The rows of other batches are passed over, unread.
INSERT INTO runs_of
SELECT content_id, list(shingle) FROM shingle SEMI JOIN concerned USING (content_id)
WHERE batch_number = $batch_number GROUP BY content_id;
