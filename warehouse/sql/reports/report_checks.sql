SELECT check_name, severity, state, left(message, 300) AS message, left(advice, 300) AS advice
FROM checks ORDER BY state = 'ok', severity, check_name LIMIT 60;
