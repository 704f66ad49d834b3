-- The newest run that has ended, if the checks have not been made since. One look at the warehouse counts for all runs
-- that ended before it.
SELECT run_id FROM run_end
WHERE run_id NOT IN (SELECT run_id FROM check_result)
  AND finished_at >= coalesce((SELECT max(e.finished_at) FROM run_end AS e JOIN check_result USING (run_id)), finished_at)
ORDER BY finished_at DESC, run_id DESC LIMIT 1;
