-- severity: warning
-- message: hosts whose texts are much shorter or longer than they used to be
-- advice: The layout may have changed, or a wall stands before the text: read the newest articles of this host, then `newswake reprocess --host ... --dry-run`.
-- The 20 newest articles of a host against up to 200 before them that were read at least a day earlier than the newest.
-- Those are in newest_of_host, which is made before the checks (care/newest_of_hosts.sql).
WITH judged AS (
  SELECT host, median(words) FILTER (is_now) AS words_now, median(words) FILTER (is_past) AS words_before,
    count(*) FILTER (is_now) AS read_now, count(*) FILTER (is_past) AS read_before
  FROM newest_of_host WHERE is_text AND words IS NOT NULL GROUP BY host
)
SELECT count(*) OVER () AS found, host, words_now, words_before, read_now, read_before FROM judged
WHERE read_now >= 20 AND read_before >= 20 AND (words_now < 0.4 * words_before OR words_now > 2.5 * words_before)
ORDER BY abs(ln(greatest(words_now, 1) / greatest(words_before, 1))) DESC, host LIMIT 5;
