-- Segments that people save under a name.
-- For SQL Server 2019 and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlcmd -d trail -i V8__segments.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- Said by people, not computed from the log: part of a backup.
CREATE TABLE tracker_segment (
  changed_micros BIGINT NOT NULL, -- when it was saved last, microseconds since 1970
  log_id INTEGER NOT NULL,
  name NVARCHAR(60) COLLATE Latin1_General_100_BIN2 NOT NULL, -- by which it is asked for: @name
  conditions NVARCHAR(4000) COLLATE Latin1_General_100_BIN2 NOT NULL, -- the segment as it is typed
  description NVARCHAR(500) COLLATE Latin1_General_100_BIN2,
  owner NVARCHAR(100) COLLATE Latin1_General_100_BIN2, -- who answers for it, as they said
  PRIMARY KEY (log_id, name)
);
