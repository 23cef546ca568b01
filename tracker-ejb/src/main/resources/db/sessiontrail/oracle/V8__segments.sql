-- Segments that people save under a name.
-- For Oracle 19c and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlplus user/password@service @V8__segments.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- Said by people, not computed from the log: part of a backup.
CREATE TABLE tracker_segment (
  -- when it was saved last, microseconds since 1970
  changed_micros NUMBER(19) NOT NULL,
  log_id NUMBER(10) NOT NULL,
  -- by which it is asked for: @name
  name VARCHAR2(60 CHAR) NOT NULL,
  -- the segment as it is typed
  conditions VARCHAR2(4000 CHAR) NOT NULL,
  description VARCHAR2(500 CHAR),
  -- who answers for it, as they said
  owner VARCHAR2(100 CHAR),
  PRIMARY KEY (log_id, name)
);
