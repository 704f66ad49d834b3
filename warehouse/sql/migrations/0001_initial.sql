-- Facts are only added; views give the state. Identities are UBIGINT hashes made from the fact itself
-- (warehouse/ids.py), so loading a batch twice, or in another order, gives the same rows.

CREATE TABLE batch (
  batch_id VARCHAR PRIMARY KEY, run_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, row_count INTEGER NOT NULL, loaded_at TIMESTAMPTZ NOT NULL);

-- ---- runs and their ledger ----
CREATE TABLE run (
  run_id VARCHAR PRIMARY KEY, flow VARCHAR NOT NULL, name VARCHAR NOT NULL, seed_id VARCHAR, flow_run_id VARCHAR,
  code_version VARCHAR NOT NULL, config_hash VARCHAR NOT NULL, params JSON, window_start TIMESTAMPTZ, window_end TIMESTAMPTZ,
  pid INTEGER, machine VARCHAR, started_at TIMESTAMPTZ NOT NULL);
CREATE TABLE run_end (
  run_id VARCHAR NOT NULL, state VARCHAR NOT NULL CHECK (state IN ('completed', 'warning', 'failed', 'crashed', 'cancelled')),
  finished_at TIMESTAMPTZ NOT NULL, note VARCHAR);
CREATE TABLE run_warning (run_id VARCHAR NOT NULL, subject VARCHAR NOT NULL, message VARCHAR NOT NULL, raised_at TIMESTAMPTZ NOT NULL);
CREATE TABLE run_url (
  run_id VARCHAR NOT NULL, url_id UBIGINT NOT NULL, state VARCHAR NOT NULL, reason VARCHAR, fetch_id VARCHAR,
  observation_id UBIGINT, decided_at TIMESTAMPTZ NOT NULL);

-- ---- URLs, sources and discovery ----
CREATE TABLE url (
  url_id UBIGINT PRIMARY KEY, url VARCHAR NOT NULL, dedupe_key VARCHAR NOT NULL, host VARCHAR NOT NULL, site VARCHAR NOT NULL,
  first_seen_at TIMESTAMPTZ NOT NULL);
CREATE TABLE url_alias (
  url_id UBIGINT NOT NULL, alias VARCHAR NOT NULL, how VARCHAR NOT NULL, fetch_id VARCHAR, seen_at TIMESTAMPTZ NOT NULL);
CREATE TABLE source (
  source_id VARCHAR NOT NULL, name VARCHAR NOT NULL, homepage VARCHAR NOT NULL, country VARCHAR, langs VARCHAR[], seen_at TIMESTAMPTZ NOT NULL);
CREATE TABLE discovery (
  run_id VARCHAR NOT NULL, url_id UBIGINT NOT NULL, via VARCHAR NOT NULL, via_url VARCHAR, source_id VARCHAR, depth SMALLINT NOT NULL,
  position INTEGER, title VARCHAR, claimed_published_at TIMESTAMPTZ, claimed_modified_at TIMESTAMPTZ, seen_at TIMESTAMPTZ NOT NULL);
CREATE TABLE poll (
  run_id VARCHAR NOT NULL, source_id VARCHAR NOT NULL, url VARCHAR NOT NULL, kind VARCHAR NOT NULL, found_by VARCHAR NOT NULL, fetch_id VARCHAR,
  polled_at TIMESTAMPTZ NOT NULL, outcome VARCHAR NOT NULL, entries INTEGER NOT NULL, entries_in_window INTEGER NOT NULL,
  oldest_entry_at TIMESTAMPTZ, newest_entry_at TIMESTAMPTZ, note VARCHAR);

-- ---- fetching ----
CREATE TABLE fetch_log (
  fetch_id VARCHAR NOT NULL, run_id VARCHAR NOT NULL, url_id UBIGINT NOT NULL, purpose VARCHAR NOT NULL, host VARCHAR NOT NULL,
  requested_url VARCHAR NOT NULL, final_url VARCHAR NOT NULL, redirects VARCHAR[], started_at TIMESTAMPTZ NOT NULL, elapsed_ms INTEGER NOT NULL,
  outcome VARCHAR NOT NULL, status SMALLINT, error VARCHAR, attempt SMALLINT NOT NULL, waited_ms INTEGER NOT NULL, wait_reason VARCHAR,
  delay_ms INTEGER, robots VARCHAR, etag VARCHAR, last_modified VARCHAR, retry_at TIMESTAMPTZ, content_type VARCHAR, charset VARCHAR,
  bytes_wire BIGINT NOT NULL, bytes_body BIGINT NOT NULL, body_sha256 VARCHAR, warc_file VARCHAR, warc_offset BIGINT, warc_length BIGINT, peer VARCHAR);
CREATE TABLE robots_snapshot (
  host VARCHAR NOT NULL, fetched_at TIMESTAMPTZ NOT NULL, run_id VARCHAR NOT NULL, fetch_id VARCHAR, status SMALLINT, verdict VARCHAR NOT NULL,
  crawl_delay_s DOUBLE, sitemaps VARCHAR[], raw VARCHAR);

-- ---- articles ----
CREATE TABLE content (
  content_id UBIGINT PRIMARY KEY, title VARCHAR, text VARCHAR NOT NULL, lang VARCHAR, lang_confidence DOUBLE, word_count INTEGER NOT NULL,
  term_norm DOUBLE NOT NULL, key_norm DOUBLE NOT NULL, shingle_count INTEGER NOT NULL);
CREATE TABLE term (content_id UBIGINT NOT NULL, term VARCHAR NOT NULL, weight DOUBLE NOT NULL);
CREATE TABLE name_key (content_id UBIGINT NOT NULL, key VARCHAR NOT NULL, weight DOUBLE NOT NULL);
CREATE TABLE shingle (content_id UBIGINT NOT NULL, shingle UBIGINT NOT NULL);
CREATE TABLE observation (
  observation_id UBIGINT PRIMARY KEY, article_id UBIGINT NOT NULL, run_id VARCHAR NOT NULL, fetch_id VARCHAR NOT NULL, url_id UBIGINT NOT NULL,
  observed_at TIMESTAMPTZ NOT NULL, extractor VARCHAR NOT NULL, verdict VARCHAR NOT NULL, kind VARCHAR NOT NULL, reasons VARCHAR[],
  content_id UBIGINT, title VARCHAR, subtitle VARCHAR, authors VARCHAR[], published_at TIMESTAMPTZ, published_precision VARCHAR,
  published_zone_assumed BOOLEAN, published_method VARCHAR, published_raw VARCHAR, modified_at TIMESTAMPTZ, section VARCHAR, tags VARCHAR[],
  image_url VARCHAR, site_name VARCHAR, canonical_url VARCHAR, paywalled BOOLEAN, syndication_credit VARCHAR);
CREATE TABLE evidence (
  observation_id UBIGINT NOT NULL, field VARCHAR NOT NULL, ord INTEGER NOT NULL, value VARCHAR NOT NULL, method VARCHAR NOT NULL,
  locator VARCHAR, chosen BOOLEAN NOT NULL);
CREATE TABLE link (
  observation_id UBIGINT NOT NULL, ord INTEGER NOT NULL, url_id UBIGINT, url VARCHAR, anchor VARCHAR NOT NULL, zone VARCHAR NOT NULL, rel VARCHAR);

-- ---- seeds and comparison ----
CREATE TABLE seed (
  seed_id VARCHAR NOT NULL, seed_version INTEGER NOT NULL, given_as VARCHAR NOT NULL CHECK (given_as IN ('url', 'html', 'markdown', 'text')),
  url VARCHAR, url_id UBIGINT, content_id UBIGINT NOT NULL, observation_id UBIGINT, title VARCHAR, authors VARCHAR[], published_at TIMESTAMPTZ,
  lang VARCHAR, syndication_credit VARCHAR, window_start TIMESTAMPTZ, window_end TIMESTAMPTZ, created_at TIMESTAMPTZ NOT NULL, run_id VARCHAR NOT NULL,
  PRIMARY KEY (seed_id, seed_version));
CREATE TABLE seed_state (seed_id VARCHAR NOT NULL, active BOOLEAN NOT NULL, changed_at TIMESTAMPTZ NOT NULL);
CREATE TABLE title_candidate (seed_id VARCHAR NOT NULL, title VARCHAR NOT NULL, title_key VARCHAR NOT NULL, given_by VARCHAR NOT NULL, seen_at TIMESTAMPTZ NOT NULL);
CREATE TABLE title_match (
  seed_id VARCHAR NOT NULL, title_key VARCHAR NOT NULL, url_id UBIGINT NOT NULL, how VARCHAR NOT NULL, confidence DOUBLE NOT NULL, seen_at TIMESTAMPTZ NOT NULL);
CREATE TABLE comparison (
  seed_id VARCHAR NOT NULL, seed_version INTEGER NOT NULL, observation_id UBIGINT NOT NULL, method VARCHAR NOT NULL, run_id VARCHAR NOT NULL,
  compared_at TIMESTAMPTZ NOT NULL, relation VARCHAR NOT NULL CHECK (relation IN ('copy', 'partial', 'same_event', 'same_topic', 'unrelated', 'undecided')),
  copy_kind VARCHAR CHECK (copy_kind IN ('exact', 'edited', 'abridged')), score DOUBLE NOT NULL, reuse_article DOUBLE NOT NULL, reuse_seed DOUBLE NOT NULL,
  term_cosine DOUBLE, key_cosine DOUBLE, hours_from_seed DOUBLE, is_seed BOOLEAN NOT NULL, links_to_seed BOOLEAN NOT NULL, quotes_seed BOOLEAN NOT NULL,
  syndication_credit VARCHAR, why VARCHAR NOT NULL, reasons VARCHAR[] NOT NULL, receipt JSON NOT NULL);
CREATE TABLE passage (
  seed_id VARCHAR NOT NULL, seed_version INTEGER NOT NULL, observation_id UBIGINT NOT NULL, method VARCHAR NOT NULL, ord INTEGER NOT NULL,
  seed_start INTEGER NOT NULL, seed_end INTEGER NOT NULL, article_start INTEGER NOT NULL, article_end INTEGER NOT NULL, words INTEGER NOT NULL, identity DOUBLE NOT NULL);
