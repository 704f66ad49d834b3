-- Observations of articles whose looks differ in anything that a reader sees, as far as they have no key by this method.
-- An article that always was the same needs none. Articles come whole, so that no two looks are told apart by different means.
WITH several AS (
  SELECT article_id FROM observation WHERE content_id IS NOT NULL
  GROUP BY article_id HAVING min(hash(content_id, title, subtitle)) < max(hash(content_id, title, subtitle))
),
bare AS (
  SELECT o.observation_id, o.article_id FROM observation AS o SEMI JOIN several USING (article_id)
  ANTI JOIN (SELECT observation_id FROM revision_key WHERE method = $method) AS done USING (observation_id)
  WHERE o.content_id IS NOT NULL
),
-- At least one article, then as many as fit into a portion.
portion AS (
  SELECT article_id FROM (
    SELECT article_id, sum(count(*)) OVER (ORDER BY article_id) - count(*) AS before FROM bare GROUP BY article_id
  ) WHERE before < $portion
)
SELECT o.observation_id, o.article_id, o.title, o.subtitle, c.text
FROM bare AS b SEMI JOIN portion USING (article_id) JOIN observation AS o USING (observation_id) JOIN content AS c USING (content_id)
ORDER BY o.observation_id;
