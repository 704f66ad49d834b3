-- Sitemaps of these sources that answered well and listed no article: they name other sitemaps.
SELECT DISTINCT url FROM poll
WHERE source_id IN (SELECT unnest(from_json($source_ids, '["VARCHAR"]')))
  AND kind IN ('sitemap', 'news_sitemap', 'sitemap_index') AND outcome IN ('ok', 'not_modified') AND entries = 0;
