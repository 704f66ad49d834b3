-- What changed, where nobody said so, and who still has the old text.

-- Each change of each revision, with its article.
CREATE OR REPLACE VIEW article_changes AS
SELECT h.article_id, h.url, h.seq, h.changed_at, h.cause, h.is_silent, c.ord, c.field, c.kind, c.old_text, c.new_text, c.marked,
  c.words_removed, c.words_added, c.numbers_removed, c.numbers_added, c.old_start, c.old_end, c.new_start, c.new_end,
  h.observation_id, h.base_observation_id
FROM article_history AS h
JOIN revision_change AS c ON c.observation_id = h.observation_id AND c.base_observation_id = h.base_observation_id
  AND c.method = (SELECT max(method) FROM revision_diff);

-- Edits of publishers that they did not tell of.
CREATE OR REPLACE VIEW silent_edits AS
SELECT h.article_id, h.url, u.host, h.seq, h.changed_at, h.title, h.previous_title, h.why, h.added, h.removed, h.edited, h.moved,
  h.fields, h.observation_id, h.base_observation_id
FROM article_history AS h LEFT JOIN url AS u ON u.url_id = h.article_id WHERE h.is_silent;

-- The words of a text alone, to look for a sentence in it whatever its signs.
CREATE OR REPLACE MACRO said(told) AS ' ' || trim(lower(regexp_replace(nfc_normalize(told), '[^\p{L}\p{N}]+', ' ', 'g'))) || ' ';
