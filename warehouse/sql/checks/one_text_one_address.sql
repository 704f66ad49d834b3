-- severity: warning
-- message: texts of more than 30 words that stand at three or more addresses of one host
-- advice: Copies on one host are counted as articles of their own; an address may have a part that means nothing, or every page shows the same notice.
WITH placed AS (
  SELECT content_id, article_id FROM observation WHERE verdict = 'article' AND content_id IS NOT NULL
  GROUP BY content_id, article_id
),
shared AS (
  SELECT content_id FROM placed GROUP BY content_id HAVING count(*) >= 3
),
per_host AS (
  SELECT u.host, p.content_id, count(*) AS addresses, min(u.url) AS example
  FROM placed AS p JOIN shared USING (content_id) JOIN url AS u ON u.url_id = p.article_id
  GROUP BY u.host, p.content_id HAVING count(*) >= 3
)
SELECT count(*) OVER () AS found, h.host, h.addresses, left(c.title, 120) AS title, c.word_count AS words, h.example
FROM per_host AS h JOIN content AS c USING (content_id) WHERE c.word_count > 30
ORDER BY h.addresses DESC, h.host, h.content_id LIMIT 5;
