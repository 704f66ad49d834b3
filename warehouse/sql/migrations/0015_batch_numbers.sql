-- The runs of words of some texts are read for every load: those of one batch stand together, so all others are passed
-- over if their number is known. What earlier versions stored has none, and is gone through as before.
ALTER TABLE content ADD COLUMN batch_number UINTEGER DEFAULT 0;
ALTER TABLE shingle ADD COLUMN batch_number UINTEGER DEFAULT 0;
COMMENT ON COLUMN content.batch_number IS 'Which batch brought it, counted from 1 on in the order of loading; 0: an earlier version of newswake did';
COMMENT ON COLUMN shingle.batch_number IS 'As in content: `WHERE batch_number = 12` reads the rows of that batch alone';
