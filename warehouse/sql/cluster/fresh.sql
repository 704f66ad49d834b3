-- Some texts that have not been compared with the others yet. From now on they are of those that stand in near_text.
CREATE OR REPLACE TEMP TABLE fresh AS
SELECT content_id FROM content ANTI JOIN near_text USING (content_id) ORDER BY content_id LIMIT $texts;
INSERT INTO near_text BY NAME SELECT content_id FROM fresh;
-- Who has a band of the fresh texts, those themselves among them: there are up to 96 bands to a text, so they are gone
-- through twice and no more.
CREATE OR REPLACE TEMP TABLE met AS
WITH mine AS (SELECT band FROM near_band SEMI JOIN fresh USING (content_id))
SELECT content_id, band FROM near_band SEMI JOIN mine USING (band);
-- Nearly all bands are one text's alone.
CREATE OR REPLACE TEMP TABLE holder AS
WITH known AS (FROM met SEMI JOIN near_text USING (content_id)),
several AS (SELECT band, count(*) AS texts FROM known GROUP BY band HAVING count(*) > 1)
SELECT content_id, band, texts FROM known JOIN several USING (band);
-- A band of very many texts (a form that is filled in anew each day) would make a pair of every two: there only some, the
-- same for all, are held against a fresh one, so that what hangs together is still found.
CREATE OR REPLACE TEMP TABLE candidate AS
WITH leader AS (
  SELECT band, unnest(min(content_id, $leaders)) AS content_id FROM holder WHERE texts > $crowd GROUP BY band
),
held AS (
  SELECT band, content_id FROM holder WHERE texts <= $crowd UNION ALL SELECT band, content_id FROM leader
),
side AS (
  SELECT DISTINCT band, least(f.content_id, h.content_id) AS content_id, greatest(f.content_id, h.content_id) AS other_content_id
  FROM (FROM holder SEMI JOIN fresh USING (content_id)) AS f JOIN held AS h USING (band) WHERE f.content_id <> h.content_id
)
SELECT content_id, other_content_id FROM side GROUP BY ALL HAVING count(*) >= $least_bands;
DROP TABLE holder;
DROP TABLE met;
