-- Articles around the seed that changed after we first saw them, with the first edits of their sentences.
WITH shown AS (
  SELECT observation_id, base_observation_id, list(left(marked, 500) ORDER BY ord)[:3] AS edits
  FROM revision_change
  WHERE field = 'text' AND kind = 'edited' AND method = (SELECT max(method) FROM revision_diff)
  GROUP BY observation_id, base_observation_id
)
SELECT h.url, m.host, h.seq, h.changed_at, h.cause, left(h.title, 300) AS title, left(h.previous_title, 300) AS previous_title,
  h.words, h.previous_words, m.lang, count(*) OVER () AS total, coalesce(h.is_silent, false) AS is_silent, left(h.why, 300) AS why,
  h.added, h.removed, h.edited, h.moved, coalesce(s.edits, []) AS edits
FROM article_history AS h JOIN matches AS m USING (article_id)
LEFT JOIN shown AS s ON s.observation_id = h.observation_id AND s.base_observation_id = h.base_observation_id
WHERE m.seed_id = $seed_id AND h.seq > 1 AND h.cause <> 'extractor_change'
ORDER BY h.changed_at DESC, h.url, h.seq DESC LIMIT $limit;
