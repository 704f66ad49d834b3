-- severity: warning
-- message: hosts with far fewer articles among their pages than they used to have
-- advice: The host may turn us away, or its layout has changed: see `FROM run_ledger WHERE host = ... AND state = 'not_article'`.
-- The 20 newest pages of a host against up to 200 before them that were read at least a day earlier than the newest.
-- Those are in newest_of_host, which is made before the checks (care/newest_of_hosts.sql).
WITH judged AS (
  SELECT host, avg(is_article::INTEGER) FILTER (is_now) AS share_now, avg(is_article::INTEGER) FILTER (is_past) AS share_before,
    count(*) FILTER (is_now) AS read_now, count(*) FILTER (is_past) AS read_before,
    mode(kind) FILTER (is_now AND NOT is_article) AS now_mostly
  FROM newest_of_host WHERE NOT is_text GROUP BY host
)
SELECT count(*) OVER () AS found, host, round(share_now, 2) AS share_now, round(share_before, 2) AS share_before, now_mostly, read_before
FROM judged WHERE read_now >= 20 AND read_before >= 20 AND share_now < share_before - 0.4
ORDER BY share_before - share_now DESC, host LIMIT 5;
