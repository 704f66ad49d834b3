-- URLs that became no article, and why; every state gets its share of the rows.
WITH lost AS (
  SELECT state, url, host, reason, row_number() OVER (PARTITION BY state ORDER BY url) AS place
  FROM run_ledger
  WHERE run_id = $run_id AND state NOT IN ('compared', 'stored', 'unchanged', 'duplicate', 'outside_window', 'deferred', 'shared', 'pending')
)
SELECT state, left(url, 300) AS url, host, left(reason, 200) AS reason FROM lost WHERE place <= $per_state ORDER BY state, url LIMIT $limit;
