-- Sources that any run knew, with their newest declaration.
CREATE OR REPLACE VIEW source_latest AS
WITH known AS (
  SELECT source_id FROM source UNION SELECT source_id FROM poll
  UNION SELECT source_id FROM discovery WHERE source_id IS NOT NULL
),
declared AS (
  SELECT * FROM source QUALIFY row_number() OVER (PARTITION BY source_id ORDER BY seen_at DESC, name) = 1
)
SELECT k.source_id, coalesce(d.name, k.source_id) AS name, d.homepage, d.country, d.langs
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
