SELECT check_name, severity, state, found, message, advice, sample, checked_at, run_id FROM checks
ORDER BY state = 'ok', severity, check_name;
