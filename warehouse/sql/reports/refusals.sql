-- URLs of the run that gave no article, and why. What was merely not wanted (its date, its turn) is left out.
SELECT url, host, state, reason FROM run_ledger
WHERE run_id = $run_id
  AND state NOT IN ('compared', 'stored', 'unchanged', 'duplicate', 'shared', 'outside_window', 'deferred', 'pending')
ORDER BY list_position(['robots', 'refused', 'blocked', 'failed', 'connect_error', 'protocol_error', 'timeout', 'decode_error',
  'too_large', 'truncated', 'redirect_error', 'http_error', 'not_article', 'not_found', 'interrupted'], state), host, url
LIMIT $limit;
