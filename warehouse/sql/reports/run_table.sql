-- Every article that the run touched, with its relation to the seed; the nearest first.
WITH touched AS (
  SELECT article_id, any_value(state ORDER BY state <> 'compared', state) AS state
  FROM run_ledger WHERE run_id = $run_id AND article_id IS NOT NULL GROUP BY article_id
)
SELECT m.title, m.url, m.host, m.source_id, m.published_at, m.relation, m.copy_kind, m.score, m.reuse_article,
  m.reuse_seed, m.why, m.is_seed, m.links_to_seed, m.quotes_seed, m.syndication_credit, m.lang, m.words, m.revisions,
  t.state, m.article_id
FROM matches AS m JOIN touched AS t USING (article_id)
WHERE m.seed_id = $seed_id
ORDER BY m.is_seed DESC,
  list_position(['copy', 'partial', 'same_event', 'same_topic', 'undecided', 'unrelated'], m.relation),
  m.score DESC, m.reuse_article DESC, m.published_at, m.url;
