-- Method story/1 weighs fewer measures than it did before it was released.
ALTER TABLE feature_sum DROP COLUMN many_terms;
ALTER TABLE feature_sum DROP COLUMN main_concepts;
ALTER TABLE name_key DROP COLUMN place;
COMMENT ON COLUMN term.place IS '1 to 5 for the heaviest terms of the text, the heaviest first; else NULL. Texts of the first builds have up to 12';
