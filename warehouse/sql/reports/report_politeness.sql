-- The least rest that each host was given in this run, beside what was due; violations first.
SELECT host, requests, least_gap_ms, delay_ms, ok, violations, count(*) OVER () AS hosts, sum(violations) OVER () AS all_violations
FROM politeness WHERE run_id = $run_id ORDER BY ok, least_gap_ms NULLS LAST, host LIMIT $limit;
