-- What the rules of detection remember, so that a start need not read the log again.
-- For Db2 11.5 and later, in a database with pages of 32 KB.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   db2 -tf V9__detect.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- In parts, the first of which begins with the place of the first record that was not seen yet.
CREATE TABLE tracker_detect (
  log_id INTEGER NOT NULL,
  part   INTEGER NOT NULL,
  bytes  VARBINARY(8192) NOT NULL,
  PRIMARY KEY (log_id, part)
);
