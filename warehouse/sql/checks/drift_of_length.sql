-- severity: warning
-- message: hosts whose texts are much shorter or longer than they used to be
-- advice: The layout may have changed, or a wall stands before the text: read the newest articles of this host, then `newswake reprocess --host ... --dry-run`.
-- The 20 newest articles of a host against up to 200 that were read at least a day earlier.
WITH placed AS (
  SELECT u.host, c.word_count AS words, o.read_at, row_number() OVER newest AS place, max(o.read_at) OVER (PARTITION BY u.host) AS last_at
  FROM observation AS o JOIN content AS c USING (content_id) JOIN url AS u ON u.url_id = o.article_id
  WHERE o.verdict = 'article' AND o.read_at IS NOT NULL
  WINDOW newest AS (PARTITION BY u.host ORDER BY o.read_at DESC, o.observation_id)
  QUALIFY place <= 2000
),
judged AS (
  SELECT host, median(words) FILTER (place <= 20) AS words_now, median(words) FILTER (is_past) AS words_before,
    count(*) FILTER (place <= 20) AS read_now, count(*) FILTER (is_past) AS read_before
  FROM (SELECT *, place > 20 AND read_at < last_at - INTERVAL 1 DAY AS is_past FROM placed)
  GROUP BY host
)
SELECT count(*) OVER () AS found, host, words_now, words_before, read_now, read_before FROM judged
WHERE read_now >= 20 AND read_before >= 20 AND (words_now < 0.4 * words_before OR words_now > 2.5 * words_before)
ORDER BY abs(ln(greatest(words_now, 1) / greatest(words_before, 1))) DESC, host LIMIT 5;
