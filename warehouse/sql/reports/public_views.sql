-- The names that users may build on; what else there is may change.
SELECT view_name FROM duckdb_views()
WHERE NOT internal AND view_name IN ('articles', 'article_history', 'article_changes', 'silent_edits', 'stale_copies', 'quotes', 'revision', 'matches', 'seed_passages',
  'first_publishers', 'run_ledger', 'funnel', 'coverage', 'politeness', 'requests', 'opt_outs', 'robots_changes', 'lineage',
  'source_health', 'runs', 'title_candidates', 'searches', 'feeds', 'feed_gaps', 'checks', 'comparisons',
  'judgements', 'study_quality', 'kept_facts', 'kept_counts', 'clusters', 'cluster_members', 'source_families', 'independent_sources', 'carrier_dates')
ORDER BY view_name;
