-- severity: warning
-- message: hosts with far fewer articles among their pages than they used to have
-- advice: The host may turn us away, or its layout has changed: see `FROM run_ledger WHERE host = ... AND state = 'not_article'`.
-- The 20 newest pages of a host against up to 2,000 that were read at least a day earlier.
WITH placed AS (
  SELECT u.host, o.verdict = 'article' AS is_article, o.kind, o.read_at, row_number() OVER newest AS place,
    max(o.read_at) OVER (PARTITION BY u.host) AS last_at
  FROM observation AS o JOIN url AS u ON u.url_id = o.article_id
  WHERE o.read_at IS NOT NULL
  WINDOW newest AS (PARTITION BY u.host ORDER BY o.read_at DESC, o.observation_id)
  QUALIFY place <= 2000
),
judged AS (
  SELECT host, avg(is_article::INTEGER) FILTER (place <= 20) AS share_now, avg(is_article::INTEGER) FILTER (is_past) AS share_before,
    count(*) FILTER (place <= 20) AS read_now, count(*) FILTER (is_past) AS read_before,
    mode(kind) FILTER (place <= 20 AND NOT is_article) AS now_mostly
  FROM (SELECT *, place > 20 AND read_at < last_at - INTERVAL 1 DAY AS is_past FROM placed)
  GROUP BY host
)
SELECT count(*) OVER () AS found, host, round(share_now, 2) AS share_now, round(share_before, 2) AS share_before, now_mostly, read_before
FROM judged WHERE read_now >= 20 AND read_before >= 20 AND share_now < share_before - 0.4
ORDER BY share_before - share_now DESC, host LIMIT 5;
