-- severity: warning
-- message: readings that date an article more than a day after it was looked at
-- advice: See `FROM evidence WHERE field = 'published'` for where the date was taken; do not trust it.
SELECT count(*) OVER () AS found, u.url, o.published_at, o.observed_at, o.published_method AS method
FROM observation AS o LEFT JOIN url AS u ON u.url_id = o.article_id
-- In microseconds: DuckDB reckons slowly with days of zoned times.
WHERE o.verdict = 'article' AND epoch_us(o.published_at) > epoch_us(o.observed_at) + 86400000000
ORDER BY o.observed_at DESC, o.observation_id LIMIT 5;
