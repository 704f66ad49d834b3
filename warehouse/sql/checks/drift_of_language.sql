-- severity: warning
-- message: hosts whose articles are in another language than they used to be
-- advice: Another edition may be answering, or a notice stands in the place of the text: read the newest articles of this host.
-- The 20 newest articles of a host against up to 2,000 that were read at least a day earlier.
WITH placed AS (
  SELECT u.host, c.lang, o.read_at, row_number() OVER newest AS place, max(o.read_at) OVER (PARTITION BY u.host) AS last_at
  FROM observation AS o JOIN content AS c USING (content_id) JOIN url AS u ON u.url_id = o.article_id
  WHERE o.verdict = 'article' AND c.lang IS NOT NULL AND o.read_at IS NOT NULL
  WINDOW newest AS (PARTITION BY u.host ORDER BY o.read_at DESC, o.observation_id)
  QUALIFY place <= 2000
),
past AS (
  SELECT host, mode(lang) AS usual, count(*) AS read_before FROM placed
  WHERE place > 20 AND read_at < last_at - INTERVAL 1 DAY GROUP BY host HAVING count(*) >= 20
),
judged AS (
  SELECT p.host, any_value(q.usual) AS usual, any_value(q.read_before) AS read_before,
    avg((p.lang = q.usual)::INTEGER) FILTER (p.place <= 20) AS share_now, count(*) FILTER (p.place <= 20) AS read_now,
    avg((p.lang = q.usual)::INTEGER) FILTER (p.place > 20 AND p.read_at < p.last_at - INTERVAL 1 DAY) AS share_before,
    mode(p.lang) FILTER (p.place <= 20) AS now_mostly
  FROM placed AS p JOIN past AS q USING (host) GROUP BY p.host
)
SELECT count(*) OVER () AS found, host, usual, now_mostly, round(share_now, 2) AS share_now, round(share_before, 2) AS share_before, read_before
FROM judged WHERE read_now >= 20 AND share_now < share_before - 0.4
ORDER BY share_before - share_now DESC, host LIMIT 5;
