-- Some texts that search does not know yet. Chosen by their place: a join would read the texts of all others, too.
CREATE OR REPLACE TEMP TABLE fresh AS
SELECT content_id, lang, search_family(lang) AS family, title, left(text, 400000) AS text FROM content
WHERE rowid IN (SELECT content.rowid FROM content ANTI JOIN indexed_text USING (content_id) LIMIT $texts);
