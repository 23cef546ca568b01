-- Segments that people save under a name.
-- For Db2 11.5 and later, in a database with pages of 32 KB.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   db2 -tf V8__segments.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- Said by people, not computed from the log: part of a backup.
CREATE TABLE tracker_segment (
  -- when it was saved last, microseconds since 1970
  changed_micros BIGINT NOT NULL,
  log_id INTEGER NOT NULL,
  -- by which it is asked for: @name
  name VARCHAR(60 CODEUNITS32) NOT NULL,
  -- the segment as it is typed
  conditions VARCHAR(4000 CODEUNITS32) NOT NULL,
  description VARCHAR(500 CODEUNITS32),
  -- who answers for it, as they said
  owner VARCHAR(100 CODEUNITS32),
  PRIMARY KEY (log_id, name)
);
