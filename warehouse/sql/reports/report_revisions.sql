-- Articles around the seed that changed after we first saw them.
SELECT h.url, m.host, h.seq, h.changed_at, h.cause, left(h.title, 300) AS title, left(h.previous_title, 300) AS previous_title,
  h.words, h.previous_words, m.lang, count(*) OVER () AS total
FROM article_history AS h JOIN matches AS m USING (article_id)
WHERE m.seed_id = $seed_id AND h.seq > 1 AND h.cause <> 'extractor_change'
ORDER BY h.changed_at DESC, h.url, h.seq DESC LIMIT $limit;
