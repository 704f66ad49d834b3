-- Texts that an earlier version of newswake stored, without bands, with the hashes of their runs of words.
WITH bare AS (
  SELECT content_id FROM content ANTI JOIN near_text USING (content_id) ANTI JOIN near_band USING (content_id)
  WHERE shingle_count >= $least_runs AND content_id >= $start ORDER BY content_id LIMIT $texts
)
SELECT content_id, list(shingle) FROM shingle SEMI JOIN bare USING (content_id) GROUP BY content_id;
