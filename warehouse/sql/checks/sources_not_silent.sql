-- severity: warning
-- message: sources that have listed nothing new for five times as long as they usually do
-- advice: See `FROM source_health` and `FROM feeds`; `newswake sources check` asks them. A list may have moved, or be stale.
-- Silence is counted up to the last time that the source was asked: while nobody asks, nobody is silent. The habit is the
-- median of the last 30 gaps between two polls that brought something new, of lists that are asked themselves.
WITH asked AS (
  SELECT source_id, polled_at, coalesce(new_entries > 0, newest_entry_at > max(newest_entry_at) OVER before, false) AS is_news
  FROM poll WHERE as_of IS NULL AND NOT coalesce(reused, false) AND coalesce(level, 0) = 0
  WINDOW before AS (PARTITION BY source_id, url ORDER BY polled_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
arrival AS (
  SELECT source_id, polled_at AS arrived_at,
    date_diff('second', lag(polled_at) OVER (PARTITION BY source_id ORDER BY polled_at), polled_at) AS gap_s,
    row_number() OVER (PARTITION BY source_id ORDER BY polled_at DESC) AS place
  FROM (SELECT DISTINCT source_id, polled_at FROM asked WHERE is_news)
),
habit AS (
  SELECT source_id, max(arrived_at) AS last_news_at, median(gap_s) AS usual_s, count(gap_s) AS gaps
  FROM arrival WHERE place <= 30 GROUP BY source_id HAVING count(gap_s) >= 5
),
silent AS (
  SELECT h.source_id, h.last_news_at, max(a.polled_at) AS last_asked_at, any_value(h.usual_s) AS usual_s,
    count(*) FILTER (a.polled_at > h.last_news_at) AS asked_in_vain
  FROM habit AS h JOIN asked AS a USING (source_id) GROUP BY h.source_id, h.last_news_at
)
SELECT count(*) OVER () AS found, source_id, last_news_at, round(date_diff('second', last_news_at, last_asked_at) / 3600.0, 1) AS silent_hours,
  round(usual_s / 3600.0, 1) AS usual_hours, asked_in_vain
FROM silent
WHERE asked_in_vain >= 3 AND date_diff('second', last_news_at, last_asked_at) > 5 * greatest(usual_s, 3600)
ORDER BY date_diff('second', last_news_at, last_asked_at) / greatest(usual_s, 3600) DESC, source_id LIMIT 5;
