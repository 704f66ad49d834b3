INSERT INTO check_result BY NAME
SELECT * FROM (SELECT $run_id AS run_id, $check_name AS check_name, $checked_at::TIMESTAMPTZ AS checked_at, $severity AS severity,
  $state AS state, $found AS found, $message AS message, $advice AS advice, $sample::JSON AS sample, $elapsed_ms AS elapsed_ms) AS made
WHERE NOT EXISTS (SELECT 1 FROM check_result AS held WHERE held.run_id = made.run_id AND held.check_name = made.check_name);
