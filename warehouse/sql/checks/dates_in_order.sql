-- severity: warning
-- message: readings by which an article was changed more than a day before it was published
-- advice: One of both dates is wrong: see `FROM evidence WHERE field IN ('published', 'modified')`.
SELECT count(*) OVER () AS found, u.url, o.published_at, o.modified_at, o.published_method AS method
FROM observation AS o LEFT JOIN url AS u ON u.url_id = o.article_id
-- A bare day, or a zone that had to be assumed, is off by less than that.
-- In microseconds: DuckDB reckons slowly with days of zoned times.
WHERE o.verdict = 'article' AND epoch_us(o.modified_at) < epoch_us(o.published_at) - 86400000000
ORDER BY o.observed_at DESC, o.observation_id LIMIT 5;
