-- Discovery around the seed's days: what a list was asked when, what it had lost in between, what archives were searched
-- for, and the copies that they keep. What earlier versions did not note stays unknown (NULL).

ALTER TABLE discovery ADD COLUMN capture_url VARCHAR;
ALTER TABLE discovery ADD COLUMN captured_at TIMESTAMPTZ;
ALTER TABLE fetch_log ADD COLUMN captured_at TIMESTAMPTZ;

ALTER TABLE poll ADD COLUMN listed_as VARCHAR;
ALTER TABLE poll ADD COLUMN as_of TIMESTAMPTZ;
ALTER TABLE poll ADD COLUMN interval_s DOUBLE;
ALTER TABLE poll ADD COLUMN due_at TIMESTAMPTZ;
ALTER TABLE poll ADD COLUMN failure_score DOUBLE;
ALTER TABLE poll ADD COLUMN new_entries INTEGER;
ALTER TABLE poll ADD COLUMN known_entries INTEGER;
ALTER TABLE poll ADD COLUMN gap_since TIMESTAMPTZ;
ALTER TABLE poll ADD COLUMN gap_until TIMESTAMPTZ;
ALTER TABLE poll ADD COLUMN reused BOOLEAN;
ALTER TABLE poll ADD COLUMN level SMALLINT;

CREATE TABLE search (
  run_id VARCHAR NOT NULL, seed_id VARCHAR, way VARCHAR NOT NULL, source_id VARCHAR, first_day DATE NOT NULL, last_day DATE NOT NULL,
  state VARCHAR NOT NULL CHECK (state IN ('searched', 'partly', 'failed', 'forbidden', 'not_held', 'over_budget', 'not_asked')),
  found INTEGER NOT NULL, requests INTEGER NOT NULL, bytes BIGINT NOT NULL, reason VARCHAR, ended_at TIMESTAMPTZ NOT NULL);
