-- Per source the first day of the last unbroken row of days that its live lists have shown.
WITH shown AS (
  SELECT source_id, oldest_entry_at::DATE AS from_day, greatest(newest_entry_at, polled_at)::DATE AS to_day
  FROM poll
  WHERE source_id IN (SELECT unnest(from_json($source_ids, '["VARCHAR"]'))) AND as_of IS NULL AND entries > 0
    AND oldest_entry_at IS NOT NULL AND kind IN ('feed', 'news_sitemap')
),
placed AS (
  SELECT *, from_day > max(to_day) OVER (
    PARTITION BY source_id ORDER BY from_day, to_day ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) + 1 AS is_apart
  FROM shown
)
SELECT source_id, coalesce(max(from_day) FILTER (is_apart), min(from_day)) AS day FROM placed GROUP BY source_id ORDER BY source_id;
