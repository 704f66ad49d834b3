-- Every page that was read at least once, look by look, with all readings of it, newest first. host: its own or one above
-- it; seed_id: articles that a run for the seed fetched, or that have something to do with it; since: looks from then on.
WITH read AS (
  SELECT o.fetch_id, min(o.observed_at) AS observed_at,
    arg_min(o.article_id, (o.read_at, o.extractor, o.observation_id)) AS article_id,
    arg_min(o.url_id, (o.read_at, o.extractor, o.observation_id)) AS url_id,
    list({
      'extractor': o.extractor, 'verdict': o.verdict, 'kind': o.kind, 'title': o.title, 'authors': o.authors,
      'published_at': o.published_at, 'content_id': o.content_id, 'text_md5': md5(c.text), 'words': coalesce(c.word_count, 0)
    } ORDER BY o.read_at DESC, o.extractor DESC) AS readings
  FROM observation AS o LEFT JOIN content AS c USING (content_id) GROUP BY o.fetch_id
),
asked AS (
  SELECT * FROM fetch_log SEMI JOIN read USING (fetch_id)
  QUALIFY row_number() OVER (PARTITION BY fetch_id ORDER BY attempt DESC, hop DESC, started_at DESC) = 1
),
around AS (
  SELECT o.article_id FROM observation AS o JOIN run AS r USING (run_id) WHERE r.seed_id = $seed_id
  UNION
  SELECT o.article_id FROM comparison AS c JOIN observation AS o USING (observation_id)
  WHERE c.seed_id = $seed_id AND (c.relation <> 'unrelated' OR c.is_seed)
)
SELECT f.fetch_id, f.purpose, f.requested_url, f.final_url, f.content_type, f.body_sha256, f.warc_file, f.warc_offset,
  f.started_at, r.observed_at, f.captured_at, coalesce(asked_for.dedupe_key, page.dedupe_key) AS key, r.article_id,
  coalesce(page.host, f.host) AS host, r.readings
FROM read AS r JOIN asked AS f USING (fetch_id)
LEFT JOIN url AS asked_for ON asked_for.url_id = r.url_id
LEFT JOIN url AS page ON page.url_id = r.article_id
WHERE ($host IS NULL OR coalesce(page.host, f.host) = $host OR ends_with(coalesce(page.host, f.host), '.' || $host))
  AND ($since IS NULL OR r.observed_at >= $since)
  AND ($seed_id IS NULL OR r.article_id IN (SELECT article_id FROM around))
ORDER BY r.article_id, r.observed_at, f.fetch_id;
