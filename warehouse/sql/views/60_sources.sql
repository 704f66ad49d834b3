-- Sources that any run knew, with their newest declaration.
CREATE OR REPLACE VIEW source_latest AS
WITH known AS (
  SELECT source_id FROM source UNION SELECT source_id FROM poll
  UNION SELECT source_id FROM discovery WHERE source_id IS NOT NULL
),
declared AS (
  SELECT * FROM source QUALIFY row_number() OVER (PARTITION BY source_id ORDER BY seen_at DESC, name) = 1
)
SELECT k.source_id, coalesce(d.name, k.source_id) AS name, d.homepage, d.country, d.langs, d.owner
FROM known AS k LEFT JOIN declared AS d USING (source_id);

-- The newest version of each seed, and whether it is watched.
CREATE OR REPLACE VIEW seed_latest AS
WITH newest AS (
  SELECT * FROM seed QUALIFY row_number() OVER (PARTITION BY seed_id ORDER BY seed_version DESC) = 1
),
watched AS (
  SELECT seed_id, arg_max(active, changed_at) AS active FROM seed_state GROUP BY seed_id
)
SELECT n.*, coalesce(w.active, true) AS active FROM newest AS n LEFT JOIN watched AS w USING (seed_id);

COMMENT ON VIEW source_latest IS 'Sources that any run knew, with their newest declaration';
COMMENT ON COLUMN source_latest.source_id IS 'Name of its file in config/sources, e.g. moscow-times';
COMMENT ON COLUMN source_latest.name IS 'Name of the outlet; its source_id if no declaration is known';
COMMENT ON COLUMN source_latest.homepage IS 'Front page of the outlet';
COMMENT ON COLUMN source_latest.country IS 'Country of the outlet, ISO 3166-1 alpha-2 in lower case, e.g. kz';
COMMENT ON COLUMN source_latest.langs IS 'Languages in which it publishes, e.g. [en, ru]';
COMMENT ON COLUMN source_latest.owner IS 'Who owns the outlet, as its file says; NULL if it says nothing';

COMMENT ON VIEW seed_latest IS 'The newest version of each seed, and whether it is watched';
COMMENT ON COLUMN seed_latest.seed_id IS 'Seed by its file in config/seeds, e.g. kazakhstan-gamble';
COMMENT ON COLUMN seed_latest.seed_version IS 'Counts the texts that the seed has had, from 1';
COMMENT ON COLUMN seed_latest.given_as IS 'How the seed was given: url, html, markdown or text';
COMMENT ON COLUMN seed_latest.url IS 'Address of the seed; NULL if it was given as a file';
COMMENT ON COLUMN seed_latest.url_id IS 'Identity of that address';
COMMENT ON COLUMN seed_latest.content_id IS
  'Identity of title and text, with spaces, quotes and case evened out; see table content';
COMMENT ON COLUMN seed_latest.observation_id IS 'The reading that gave the text; NULL if it came from a file';
COMMENT ON COLUMN seed_latest.title IS 'Headline, e.g. Karvenia gambles its canal';
COMMENT ON COLUMN seed_latest.authors IS
  'People whom the byline names, e.g. [Anna Bell, Iwan Petrov]; agencies and desks are not among them';
COMMENT ON COLUMN seed_latest.published_at IS
  'When it was published, as its page states, in UTC; NULL if it states nothing; e.g. 2022-01-07 09:00:00+00';
COMMENT ON COLUMN seed_latest.lang IS 'Language of the text, ISO 639-1, e.g. en; NULL if it is too short to tell';
COMMENT ON COLUMN seed_latest.syndication_credit IS
  'Words by which the page says from whom the text comes, e.g. Reuters; NULL if it says nothing';
COMMENT ON COLUMN seed_latest.window_start IS 'First moment of the days in which its wake is looked for';
COMMENT ON COLUMN seed_latest.window_end IS 'Last moment of those days';
COMMENT ON COLUMN seed_latest.created_at IS 'When this version was taken in';
COMMENT ON COLUMN seed_latest.run_id IS 'The run that this was learnt in; see table run, e.g. 20220107T120000-3f9a1c';
COMMENT ON COLUMN seed_latest.active IS 'True if the seed is watched, false if it was paused';
