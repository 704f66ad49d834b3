-- What is known of each of these lists from the polls that really asked: the last of any outcome, the last that was good,
-- and the entries of the last that listed any.
WITH wanted AS (
  SELECT DISTINCT unnest(from_json($urls, '["VARCHAR"]')) AS url
),
asked AS (
  SELECT p.* FROM poll AS p SEMI JOIN wanted USING (url) WHERE NOT coalesce(p.reused, false) AND p.outcome <> 'shared'
),
latest AS (
  SELECT url, count(*) AS asked, max(polled_at) AS last_asked_at,
    max(polled_at) FILTER (outcome IN ('ok', 'not_modified', 'empty')) AS last_ok_at,
    arg_max(interval_s, polled_at) FILTER (interval_s IS NOT NULL) AS interval_s,
    arg_max(due_at, polled_at) AS due_at,
    arg_max(coalesce(failure_score, 0), polled_at) AS failure_score,
    arg_max(known_entries, polled_at) FILTER (outcome IN ('ok', 'not_modified')) AS known_entries
  FROM asked GROUP BY url
),
-- Answers since the last one that had an entry in common with the one before it.
alike AS (
  SELECT url, max(polled_at) AS at FROM asked WHERE known_entries > 0 GROUP BY url
),
apart AS (
  SELECT a.url, count(*) AS unlike FROM asked AS a LEFT JOIN alike USING (url)
  WHERE a.new_entries > 0 AND a.known_entries = 0 AND (alike.at IS NULL OR a.polled_at > alike.at) GROUP BY a.url
),
listing AS (
  SELECT url, run_id, listed_as, newest_entry_at FROM asked WHERE entries > 0
  QUALIFY row_number() OVER (PARTITION BY url ORDER BY polled_at DESC, run_id DESC) = 1
),
entry AS (
  SELECT l.url, list(DISTINCT d.url_id) AS entry_ids
  FROM listing AS l JOIN discovery AS d ON d.run_id = l.run_id AND d.via_url = coalesce(l.listed_as, l.url)
  GROUP BY l.url
)
SELECT a.url, a.last_asked_at, a.last_ok_at, a.interval_s, a.failure_score, l.newest_entry_at, a.asked, a.due_at, a.known_entries, coalesce(u.unlike, 0) AS unlike,
  coalesce(e.entry_ids, []) AS entry_ids
FROM latest AS a LEFT JOIN listing AS l USING (url) LEFT JOIN entry AS e USING (url) LEFT JOIN apart AS u USING (url);
