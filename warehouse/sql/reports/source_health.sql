-- How each source is, as warehouse.source_health.SourceHealth.
SELECT source_id, state, last_poll_at, last_ok_at, last_entries, articles, next_due_at, problem, advice, endpoints,
  failing_endpoints, gaps
FROM source_health ORDER BY source_id;
