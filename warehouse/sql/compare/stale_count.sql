-- How many texts have features of an earlier version.
SELECT count(*) FROM content AS c LEFT JOIN feature_sum AS f USING (content_id)
WHERE coalesce(f.version, 0) < $version
  AND (c.content_id IN (SELECT content_id FROM revision) OR c.content_id IN (SELECT content_id FROM seed));
