-- severity: error
-- message: articles that were read from a response for which no WARC file is named
-- advice: They cannot be read again by `newswake reprocess`, nor shown by `lineage`; fetch them anew with `newswake run`.
SELECT count(*) OVER () AS found, u.url, f.fetch_id, f.started_at
FROM (
  SELECT fetch_id, any_value(article_id) AS article_id FROM observation
  -- Few, if any: the rest need not be grouped.
  WHERE verdict = 'article' AND fetch_id IN (SELECT fetch_id FROM fetch_log WHERE outcome = 'ok' AND warc_file IS NULL)
  GROUP BY fetch_id
) AS o
JOIN fetch_log AS f USING (fetch_id) LEFT JOIN url AS u ON u.url_id = o.article_id
WHERE f.outcome = 'ok' AND f.warc_file IS NULL
ORDER BY f.started_at DESC, f.fetch_id LIMIT 5;
