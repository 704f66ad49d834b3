-- Who owns an outlet, as its file in config/sources says. What earlier versions did not note stays unknown (NULL).
ALTER TABLE source ADD COLUMN owner VARCHAR;
COMMENT ON COLUMN source.owner IS 'Who owns the outlet, as its file says; outlets of one owner are one independent source. NULL if it says nothing';
