-- The newest version of each seed: those named, or all active ones when none is named.
WITH newest AS (
  SELECT * FROM seed QUALIFY row_number() OVER (PARTITION BY seed_id ORDER BY seed_version DESC) = 1
),
state AS (
  SELECT seed_id, arg_max(active, changed_at) AS active FROM seed_state GROUP BY seed_id
)
SELECT s.seed_id, s.seed_version, s.content_id, coalesce(s.title, c.title) AS title, c.text
FROM newest AS s JOIN content AS c USING (content_id) LEFT JOIN state USING (seed_id)
WHERE CASE WHEN CAST($seeds AS VARCHAR[]) IS NULL THEN coalesce(state.active, true)
  ELSE list_contains(CAST($seeds AS VARCHAR[]), s.seed_id) END
ORDER BY s.seed_id;
