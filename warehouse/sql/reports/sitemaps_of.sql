-- Sitemaps and indexes of these sources: those that were asked, unless they were gone the last time, and those that a
-- robots.txt of a host of theirs names. Copies in archives do not count.
WITH wanted AS (
  SELECT unnest(from_json($source_ids, '["VARCHAR"]')) AS source_id
),
last_answer AS (
  SELECT source_id, url, kind, found_by, coalesce(level, 0) AS level, outcome, entries FROM poll SEMI JOIN wanted USING (source_id)
  WHERE as_of IS NULL
  QUALIFY row_number() OVER (PARTITION BY source_id, url ORDER BY polled_at DESC, level NULLS LAST, run_id DESC) = 1
),
asked AS (
  SELECT source_id, url, kind, outcome, outcome IN ('ok', 'not_modified') AS verified,
    CASE found_by WHEN 'gap' THEN 'sitemap_index' ELSE found_by END AS found_by, level
  FROM last_answer WHERE kind IN ('sitemap', 'news_sitemap', 'sitemap_index')
),
-- The hosts that a source's lists and pages are at: its front page is among them, if it was ever asked.
host AS (
  SELECT source_id, regexp_extract(url, '^https?://([^/?#:]+)', 1) AS host FROM last_answer
  UNION
  SELECT source_id, regexp_extract(homepage, '^https?://([^/?#:]+)', 1) FROM source_latest SEMI JOIN wanted USING (source_id)
  WHERE homepage IS NOT NULL
),
told AS (
  SELECT host, sitemaps FROM robots_snapshot WHERE verdict <> 'closed'
  QUALIFY row_number() OVER (PARTITION BY host ORDER BY fetched_at DESC) = 1
),
named AS (
  SELECT DISTINCT h.source_id, unnest(t.sitemaps) AS url FROM host AS h JOIN told AS t USING (host)
),
known AS (
  SELECT source_id, url, kind, verified, found_by, level FROM asked WHERE outcome <> 'not_found'
  UNION ALL
  SELECT source_id, url, 'sitemap', false, 'robots', 0 FROM named ANTI JOIN asked USING (source_id, url)
)
SELECT source_id, url, kind, verified, found_by, level FROM known
QUALIFY row_number() OVER (PARTITION BY source_id ORDER BY level, verified DESC, url) <= $most
ORDER BY source_id, level, kind, url;
