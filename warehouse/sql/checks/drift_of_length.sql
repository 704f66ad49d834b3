-- severity: warning
-- message: hosts whose texts are much shorter or longer than they used to be
-- advice: The layout may have changed, or a wall stands before the text: read the newest articles of this host, then `newswake reprocess --host ... --dry-run`.
-- The 20 newest articles of a host against up to 200 before them that were read at least a day earlier than the newest.
-- Ids first, what is compared afterwards; microseconds, because DuckDB reckons slowly with days of zoned times.
WITH newest AS (
  SELECT u.host, epoch_us(max(o.read_at)) AS last_us, unnest(arg_max(o.observation_id, o.read_at, 220)) AS observation_id,
    unnest(range(1, 221)[:least(count(*), 220)]) AS place
  FROM observation AS o JOIN url AS u ON u.url_id = o.article_id
  WHERE o.read_at IS NOT NULL AND o.verdict = 'article' AND o.content_id IS NOT NULL GROUP BY u.host
),
placed AS (
  SELECT n.host, c.word_count AS words, n.place <= 20 AS is_now,
    n.place > 20 AND epoch_us(o.read_at) < n.last_us - 86400000000 AS is_past
  FROM newest AS n JOIN observation AS o USING (observation_id) JOIN content AS c USING (content_id)
),
judged AS (
  SELECT host, median(words) FILTER (is_now) AS words_now, median(words) FILTER (is_past) AS words_before,
    count(*) FILTER (is_now) AS read_now, count(*) FILTER (is_past) AS read_before
  FROM placed GROUP BY host
)
SELECT count(*) OVER () AS found, host, words_now, words_before, read_now, read_before FROM judged
WHERE read_now >= 20 AND read_before >= 20 AND (words_now < 0.4 * words_before OR words_now > 2.5 * words_before)
ORDER BY abs(ln(greatest(words_now, 1) / greatest(words_before, 1))) DESC, host LIMIT 5;
