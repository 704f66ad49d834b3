-- Texts whose features an earlier version made: those that will be compared, and seeds.
SELECT c.content_id, c.title, c.text, c.lang
FROM content AS c LEFT JOIN feature_sum AS f USING (content_id)
WHERE coalesce(f.version, 0) < $version
  AND (c.content_id IN (SELECT content_id FROM revision) OR c.content_id IN (SELECT content_id FROM seed))
ORDER BY c.content_id;
