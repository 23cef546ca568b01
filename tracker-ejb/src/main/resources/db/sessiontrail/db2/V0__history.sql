-- What was run in this schema. For Db2 11.5 and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   db2 -tf V0__history.sql
-- The tracker then names, in TRK-0561, the row to add here. It needs SELECT.
CREATE TABLE tracker_schema_history (
  -- 0 is the row that a running migration locks
  version INTEGER NOT NULL PRIMARY KEY,
  script VARCHAR(200 CODEUNITS32) NOT NULL,
  -- SHA-256 of the script with \n as line end
  checksum VARCHAR(64 CODEUNITS32) NOT NULL,
  -- null: begun and not finished
  installed_at TIMESTAMP(6),
  software VARCHAR(100 CODEUNITS32) NOT NULL
);
