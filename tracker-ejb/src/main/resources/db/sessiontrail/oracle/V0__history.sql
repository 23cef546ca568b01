-- What was run in this schema. For Oracle 19c and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlplus user/password@service @V0__history.sql
-- The tracker then names, in TRK-0561, the row to add here. It needs SELECT.
CREATE TABLE tracker_schema_history (
  -- 0 is the row that a running migration locks
  version NUMBER(10) NOT NULL PRIMARY KEY,
  script VARCHAR2(200 CHAR) NOT NULL,
  -- SHA-256 of the script with \n as line end
  checksum VARCHAR2(64 CHAR) NOT NULL,
  -- null: begun and not finished
  installed_at TIMESTAMP(6) WITH TIME ZONE,
  software VARCHAR2(100 CHAR) NOT NULL
);
