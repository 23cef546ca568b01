-- What was run in this schema. For SQL Server 2019 and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlcmd -d trail -i V0__history.sql
-- The tracker then names, in TRK-0561, the row to add here. It needs SELECT.
CREATE TABLE tracker_schema_history (
  version INTEGER NOT NULL PRIMARY KEY, -- 0 is the row that a running migration locks
  script NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  checksum NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL, -- SHA-256 of the script with \n as line end
  installed_at DATETIMEOFFSET(6), -- null: begun and not finished
  software NVARCHAR(100) COLLATE Latin1_General_100_BIN2 NOT NULL
);
