-- Some texts that have not been compared with the others yet. From now on they are of those that stand in near_text.
CREATE OR REPLACE TEMP TABLE fresh AS
SELECT content_id FROM content ANTI JOIN near_text USING (content_id) ORDER BY content_id LIMIT $texts;
INSERT INTO near_text BY NAME SELECT content_id FROM fresh;
-- Bands of the fresh texts that others have, too. Nearly all bands are one text's alone.
CREATE OR REPLACE TEMP TABLE several AS
WITH mine AS (SELECT band FROM near_band SEMI JOIN fresh USING (content_id))
SELECT band, count(*) AS texts FROM near_band SEMI JOIN mine USING (band) SEMI JOIN near_text USING (content_id)
GROUP BY band HAVING count(*) > 1;
CREATE OR REPLACE TEMP TABLE holder AS
SELECT b.content_id, b.band, s.texts FROM near_band AS b JOIN several AS s USING (band) SEMI JOIN near_text USING (content_id);
-- A band of very many texts (a form that is filled in anew each day) would make a pair of every two: there only some, the
-- same for all, are held against a fresh one, so that what hangs together is still found.
CREATE OR REPLACE TEMP TABLE candidate AS
WITH leader AS (
  SELECT band, unnest(min(content_id, $leaders)) AS content_id FROM holder WHERE texts > $crowd GROUP BY band
),
held AS (
  SELECT band, content_id FROM holder WHERE texts <= $crowd UNION ALL SELECT band, content_id FROM leader
),
met AS (
  SELECT DISTINCT band, least(f.content_id, h.content_id) AS content_id, greatest(f.content_id, h.content_id) AS other_content_id
  FROM (FROM holder SEMI JOIN fresh USING (content_id)) AS f JOIN held AS h USING (band) WHERE f.content_id <> h.content_id
)
SELECT content_id, other_content_id FROM met GROUP BY ALL HAVING count(*) >= $least_bands;
DROP TABLE holder;
DROP TABLE several;
