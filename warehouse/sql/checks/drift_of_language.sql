-- severity: warning
-- message: hosts whose articles are in another language than they used to be
-- advice: Another edition may be answering, or a notice stands in the place of the text: read the newest articles of this host.
-- The 20 newest articles of a host against up to 200 before them that were read at least a day earlier than the newest.
-- Those are in newest_of_host, which is made before the checks (care/newest_of_hosts.sql).
WITH placed AS (
  SELECT host, lang, is_now, is_past FROM newest_of_host WHERE is_text AND lang IS NOT NULL
),
past AS (
  SELECT host, mode(lang) AS usual, count(*) AS read_before FROM placed WHERE is_past GROUP BY host HAVING count(*) >= 20
),
judged AS (
  SELECT p.host, q.usual, q.read_before, count(*) FILTER (p.is_now) AS read_now, mode(p.lang) FILTER (p.is_now) AS now_mostly,
    avg((p.lang = q.usual)::INTEGER) FILTER (p.is_now) AS share_now, avg((p.lang = q.usual)::INTEGER) FILTER (p.is_past) AS share_before
  FROM placed AS p JOIN past AS q USING (host) GROUP BY ALL
)
SELECT count(*) OVER () AS found, host, usual, now_mostly, round(share_now, 2) AS share_now, round(share_before, 2) AS share_before, read_before
FROM judged WHERE read_now >= 15 AND share_now < share_before - 0.4
ORDER BY share_before - share_now DESC, host LIMIT 5;
