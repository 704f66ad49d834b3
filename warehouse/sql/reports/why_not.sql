-- What is known of an address that has no comparison: how it ended last, and the seeds that it could have been compared with.
WITH named AS (
  SELECT CAST($url_id AS UBIGINT) AS url_id
  UNION SELECT url_id FROM url WHERE url = $url
  UNION SELECT url_id FROM url_alias WHERE alias = $url
  UNION SELECT url_id FROM fetch_log WHERE final_url = $url
),
known AS (
  SELECT url_id FROM url SEMI JOIN named USING (url_id)
)
SELECT
  (SELECT count(*) > 0 FROM known) AS is_known,
  (SELECT arg_max(state, (decided_at, run_id)) FROM run_url SEMI JOIN named USING (url_id)) AS state,
  (SELECT arg_max(coalesce(reason, ''), (decided_at, run_id)) FROM run_url SEMI JOIN named USING (url_id)) AS reason,
  (SELECT count(*) > 0 FROM articles WHERE article_id = $article_id) AS is_article;
