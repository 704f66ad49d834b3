-- DuckDB binds no value here: the path is put in as a literal. Row groups are small because the last one of a
-- table, which is rarely full, is packed anew by every load: with DuckDB's own 122,880 rows that is 370 MB of texts.
ATTACH $path AS newswake (ROW_GROUP_SIZE 20480);
USE newswake;
