-- severity: warning
-- message: hosts with far fewer articles among their pages than they used to have
-- advice: The host may turn us away, or its layout has changed: see `FROM run_ledger WHERE host = ... AND state = 'not_article'`.
-- The 20 newest pages of a host against up to 200 before them that were read at least a day earlier than the newest.
-- Ids first, what is compared afterwards; microseconds, because DuckDB reckons slowly with days of zoned times.
WITH newest AS (
  SELECT u.host, epoch_us(max(o.read_at)) AS last_us, unnest(arg_max(o.observation_id, o.read_at, 220)) AS observation_id,
    unnest(range(1, 221)[:least(count(*), 220)]) AS place
  FROM observation AS o JOIN url AS u ON u.url_id = o.article_id
  WHERE o.read_at IS NOT NULL GROUP BY u.host
),
placed AS (
  SELECT n.host, o.verdict = 'article' AS is_article, o.kind, n.place <= 20 AS is_now,
    n.place > 20 AND epoch_us(o.read_at) < n.last_us - 86400000000 AS is_past
  FROM newest AS n JOIN observation AS o USING (observation_id)
),
judged AS (
  SELECT host, avg(is_article::INTEGER) FILTER (is_now) AS share_now, avg(is_article::INTEGER) FILTER (is_past) AS share_before,
    count(*) FILTER (is_now) AS read_now, count(*) FILTER (is_past) AS read_before,
    mode(kind) FILTER (is_now AND NOT is_article) AS now_mostly
  FROM placed GROUP BY host
)
SELECT count(*) OVER () AS found, host, round(share_now, 2) AS share_now, round(share_before, 2) AS share_before, now_mostly, read_before
FROM judged WHERE read_now >= 20 AND read_before >= 20 AND share_now < share_before - 0.4
ORDER BY share_before - share_now DESC, host LIMIT 5;
