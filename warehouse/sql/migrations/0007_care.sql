-- What the checks after each run found: see warehouse/checks.py and sql/checks.

CREATE TABLE check_result (
  run_id VARCHAR NOT NULL, check_name VARCHAR NOT NULL, checked_at TIMESTAMPTZ NOT NULL,
  severity VARCHAR NOT NULL CHECK (severity IN ('error', 'warning')),
  state VARCHAR NOT NULL CHECK (state IN ('ok', 'found', 'broken')),
  found BIGINT NOT NULL, message VARCHAR NOT NULL, advice VARCHAR NOT NULL, sample JSON, elapsed_ms INTEGER NOT NULL);

COMMENT ON TABLE check_result IS 'What each check found in the warehouse after a run had ended; one row per check and run';
COMMENT ON COLUMN check_result.run_id IS 'The newest run that had ended when the check was made; see run. Example: 20220107T101500-3fa9c1';
COMMENT ON COLUMN check_result.check_name IS 'Name of the check, that of its file in warehouse/sql/checks. Example: ledger_balances';
COMMENT ON COLUMN check_result.checked_at IS 'When the check was made (UTC)';
COMMENT ON COLUMN check_result.severity IS 'What a find means: error (the warehouse contradicts itself) or warning (a person should look)';
COMMENT ON COLUMN check_result.state IS 'ok (nothing found), found, or broken (the check itself could not be made)';
COMMENT ON COLUMN check_result.found IS 'How many cases were found; 0 if none';
COMMENT ON COLUMN check_result.message IS 'What was looked for, with the number of cases, in words. Example: facts that are held twice: 3';
COMMENT ON COLUMN check_result.advice IS 'What to do about it';
COMMENT ON COLUMN check_result.sample IS 'Up to five of the cases, as a JSON array of objects; NULL if none. Texts are cut';
COMMENT ON COLUMN check_result.elapsed_ms IS 'How long the check took, in milliseconds';
