-- The article that an address leads to: by its key, or as one of the addresses that led to it.
WITH named AS (
  SELECT CAST($url_id AS UBIGINT) AS url_id, 0 AS turn
  UNION ALL SELECT url_id, 1 FROM url WHERE url = $url
  UNION ALL SELECT url_id, 2 FROM url_alias WHERE alias = $url
  UNION ALL SELECT url_id, 3 FROM fetch_log WHERE final_url = $url
)
SELECT a.article_id, u.url
FROM named AS n JOIN url_article AS a USING (url_id) LEFT JOIN url AS u ON u.url_id = a.article_id
ORDER BY n.turn, a.article_id LIMIT 1;
