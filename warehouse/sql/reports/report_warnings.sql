SELECT DISTINCT left(subject, 120) AS subject, left(message, 300) AS message FROM run_warning WHERE run_id = $run_id ORDER BY subject, message LIMIT 40;
