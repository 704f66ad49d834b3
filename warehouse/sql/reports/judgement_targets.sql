-- The articles that addresses lead to, by their key or as one of the addresses that led there; n counts the addresses.
WITH asked AS (
  SELECT unnest(CAST($urls AS VARCHAR[])) AS url, unnest(CAST($url_ids AS UBIGINT[])) AS url_id,
    unnest(range(len(CAST($urls AS VARCHAR[])))) AS n
),
named AS (
  SELECT n, url_id, 0 AS turn FROM asked
  UNION ALL SELECT a.n, u.url_id, 1 FROM asked AS a JOIN url AS u USING (url)
  UNION ALL SELECT a.n, l.url_id, 2 FROM asked AS a JOIN url_alias AS l ON l.alias = a.url
  UNION ALL SELECT a.n, f.url_id, 3 FROM asked AS a JOIN fetch_log AS f ON f.final_url = a.url
),
found AS (
  SELECT s.n, arg_min(a.article_id, (s.turn, a.article_id)) AS article_id
  FROM named AS s JOIN url_article AS a USING (url_id) GROUP BY s.n
)
SELECT n::INTEGER AS n, article_id FROM found SEMI JOIN articles USING (article_id) ORDER BY n;
