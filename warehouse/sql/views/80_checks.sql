-- What each check found the last time that it was made.
CREATE OR REPLACE VIEW checks AS
SELECT check_name, severity, state, found, message, advice, sample, checked_at, run_id, elapsed_ms
FROM check_result
QUALIFY row_number() OVER (PARTITION BY check_name ORDER BY checked_at DESC, run_id DESC) = 1;

COMMENT ON VIEW checks IS
  'What each check found after the last run: is the warehouse sound, and is anything odd in it? Example: SELECT message, advice, sample
FROM checks
WHERE state <> ''ok''
ORDER BY severity';
COMMENT ON COLUMN checks.check_name IS 'Name of the check. Example: ledger_balances';
COMMENT ON COLUMN checks.severity IS 'What a find means: error (the warehouse contradicts itself) or warning (a person should look)';
COMMENT ON COLUMN checks.state IS 'ok (nothing found), found, or broken (the check itself could not be made)';
COMMENT ON COLUMN checks.found IS 'How many cases were found; 0 if none';
COMMENT ON COLUMN checks.message IS 'What was looked for, with the number of cases, in words';
COMMENT ON COLUMN checks.advice IS 'What to do about it';
COMMENT ON COLUMN checks.sample IS 'Up to five of the cases, as a JSON array of objects; NULL if none';
COMMENT ON COLUMN checks.checked_at IS 'When the check was made (UTC)';
COMMENT ON COLUMN checks.run_id IS 'The newest run that had ended by then; see runs';
COMMENT ON COLUMN checks.elapsed_ms IS 'How long the check took, in milliseconds';
