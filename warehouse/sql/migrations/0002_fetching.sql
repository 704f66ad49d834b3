-- Fetching with receipts: a row of fetch_log is one HTTP request now (a redirect used to be part of the row of the page
-- that it led to), and every record of the archive is a row of warc_record.

ALTER TABLE fetch_log ADD COLUMN chain_id VARCHAR;
ALTER TABLE fetch_log ADD COLUMN hop SMALLINT;
ALTER TABLE fetch_log ADD COLUMN latency_ms INTEGER;
ALTER TABLE fetch_log ADD COLUMN barrier VARCHAR;
ALTER TABLE fetch_log ADD COLUMN opt_outs VARCHAR[];
ALTER TABLE robots_snapshot ADD COLUMN opt_outs VARCHAR[];

CREATE TABLE warc_record (
  record_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, url VARCHAR NOT NULL, archived_at TIMESTAMPTZ NOT NULL,
  warc_file VARCHAR NOT NULL, warc_offset BIGINT NOT NULL, warc_length BIGINT NOT NULL, status SMALLINT, digest VARCHAR, mime VARCHAR,
  fetch_id VARCHAR, run_id VARCHAR NOT NULL);

-- Up to version 0.1 all tries of a request shared its fetch_id, and the redirects had no rows of their own. Whether these
-- requests met a barrier or a reservation was not noted: that stays unknown (NULL).
UPDATE fetch_log SET chain_id = fetch_id, hop = 0;

-- Version 0.1 had one name, net_error, for no connection and for a broken one. Nearly all were of the first kind
-- (name, refused, TLS); which ones were not was not noted, so they all become connect_error.
UPDATE fetch_log SET outcome = 'connect_error' WHERE outcome = 'net_error';
UPDATE run_url SET state = 'connect_error' WHERE state = 'net_error';
UPDATE poll SET outcome = 'connect_error' WHERE outcome = 'net_error';
