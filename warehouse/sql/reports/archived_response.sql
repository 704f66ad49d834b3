-- The newest response to an address that the archive holds, with a body rather than without; or that of one request or reading.
WITH named AS (
  SELECT url_id FROM url WHERE url = $wanted
  UNION SELECT url_id FROM url_alias WHERE alias = $wanted
  UNION SELECT url_id FROM fetch_log WHERE final_url = $wanted
),
wanted AS (
  SELECT url_id FROM named UNION SELECT a.article_id FROM url_article AS a JOIN named USING (url_id)
)
SELECT fetch_id, final_url, started_at, status, body_sha256, warc_file, warc_offset, warc_length
FROM fetch_log
WHERE warc_file IS NOT NULL AND (
  fetch_id = $wanted
  OR fetch_id IN (SELECT fetch_id FROM observation WHERE CAST(observation_id AS VARCHAR) = $wanted)
  OR url_id IN (SELECT url_id FROM wanted))
ORDER BY outcome = 'ok' DESC, body_sha256 IS NOT NULL DESC, started_at DESC, hop DESC LIMIT 1;
