-- severity: error
-- message: addresses of the last 20 runs that ended in no state, or in one that nobody knows
-- advice: See `FROM run_ledger WHERE run_id = ...`; a batch may have been put aside: look into the spool's rejected/ folder.
WITH ended AS (
  SELECT run_id, arg_max(state, (finished_at, state)) AS run_state FROM run_end GROUP BY run_id
  ORDER BY max(finished_at) DESC, run_id DESC LIMIT 20
),
decided AS (
  SELECT run_id, url_id, arg_max(state, (decided_at, state)) AS state
  FROM run_url WHERE run_id IN (SELECT run_id FROM ended) GROUP BY run_id, url_id
),
known AS (
  SELECT run_id, url_id FROM decided
  UNION SELECT run_id, url_id FROM discovery WHERE run_id IN (SELECT run_id FROM ended)
)
SELECT count(*) OVER () AS found, k.run_id, u.url, coalesce(d.state, 'none') AS state
FROM known AS k JOIN ended AS e USING (run_id) LEFT JOIN decided AS d USING (run_id, url_id) LEFT JOIN url AS u USING (url_id)
WHERE (d.state IS NULL AND e.run_state IN ('completed', 'warning'))
  OR d.state NOT IN ('stored', 'compared', 'unchanged', 'not_article', 'duplicate', 'shared', 'robots', 'refused', 'blocked',
    'not_found', 'http_error', 'redirect_error', 'too_large', 'truncated', 'decode_error', 'timeout', 'protocol_error',
    'connect_error', 'failed', 'outside_window', 'deferred')
ORDER BY k.run_id DESC, k.url_id LIMIT 5;
