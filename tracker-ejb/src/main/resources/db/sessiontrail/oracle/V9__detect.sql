-- What the rules of detection remember, so that a start need not read the log again.
-- For Oracle 19c and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlplus user/password@service @V9__detect.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- In parts, the first of which begins with the place of the first record that was not seen yet.
CREATE TABLE tracker_detect (
  log_id NUMBER(10) NOT NULL,
  part   NUMBER(10) NOT NULL,
  bytes  BLOB NOT NULL,
  PRIMARY KEY (log_id, part)
);
