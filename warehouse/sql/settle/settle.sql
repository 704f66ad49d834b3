-- Views that look at all observations, worked out once for all readers of a snapshot. A snapshot never changes, so the rows
-- stay right. Only for copies: migrate makes all views anew where the checksum is not that of this version, so that a
-- snapshot that becomes a live database again loses nothing.
CREATE OR REPLACE TABLE settled_revision AS FROM revision;
CREATE OR REPLACE TABLE settled_observation_seq AS FROM observation_seq;
CREATE OR REPLACE TABLE settled_url_article AS FROM url_article;
CREATE OR REPLACE VIEW url_article AS FROM settled_url_article;
CREATE OR REPLACE TABLE settled_article_source AS FROM article_source;
CREATE OR REPLACE VIEW revision AS FROM settled_revision;
CREATE OR REPLACE VIEW observation_seq AS FROM settled_observation_seq;
CREATE OR REPLACE VIEW article_source AS FROM settled_article_source;
-- By the settled revisions: that is most of its work.
CREATE OR REPLACE TABLE settled_near_label AS FROM near_label;
CREATE OR REPLACE VIEW near_label AS FROM settled_near_label;
COMMENT ON TABLE settled_revision IS 'The rows of view revision, worked out when this snapshot was published';
COMMENT ON TABLE settled_observation_seq IS 'The rows of view observation_seq, worked out when this snapshot was published';
COMMENT ON TABLE settled_url_article IS 'The rows of view url_article, worked out when this snapshot was published';
COMMENT ON TABLE settled_article_source IS 'The rows of view article_source, worked out when this snapshot was published';
COMMENT ON TABLE settled_near_label IS 'The rows of view near_label, worked out when this snapshot was published';
UPDATE schema_views SET checksum = 'settled';
