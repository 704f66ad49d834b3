-- severity: warning
-- message: readings that date an article before 1990
-- advice: See `FROM evidence WHERE field = 'published'` for where the date was taken; 1970 is a clock that was never set.
SELECT count(*) OVER () AS found, u.url, o.published_at, o.published_method AS method
FROM observation AS o LEFT JOIN url AS u ON u.url_id = o.article_id
WHERE o.verdict = 'article' AND o.published_at < TIMESTAMPTZ '1990-01-01 00:00:00+00'
ORDER BY o.observed_at DESC, o.observation_id LIMIT 5;
