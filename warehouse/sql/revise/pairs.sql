-- Revisions of these articles that have not been held against their base by this method, with both sides.
WITH wanted AS (
  SELECT r.observation_id, r.base_observation_id FROM revision AS r
  ANTI JOIN (SELECT observation_id, base_observation_id FROM revision_diff WHERE method = $method) AS done
    USING (observation_id, base_observation_id)
  -- A list, not a join: it goes down through the windows of the view.
  WHERE list_contains(from_json($article_ids, '["UBIGINT"]'), r.article_id) AND r.seq > 1
)
SELECT w.observation_id, w.base_observation_id, oc.text AS old_text, nc.text AS new_text,
  {'title': o.title, 'subtitle': o.subtitle, 'authors': array_to_string(o.authors, ', '), 'published_at': CAST(o.published_at AS VARCHAR),
    'modified_at': CAST(o.modified_at AS VARCHAR), 'section': o.section} AS old_fields,
  {'title': n.title, 'subtitle': n.subtitle, 'authors': array_to_string(n.authors, ', '), 'published_at': CAST(n.published_at AS VARCHAR),
    'modified_at': CAST(n.modified_at AS VARCHAR), 'section': n.section} AS new_fields
FROM wanted AS w
JOIN observation AS o ON o.observation_id = w.base_observation_id JOIN content AS oc ON oc.content_id = o.content_id
JOIN observation AS n ON n.observation_id = w.observation_id JOIN content AS nc ON nc.content_id = n.content_id
ORDER BY w.observation_id;
