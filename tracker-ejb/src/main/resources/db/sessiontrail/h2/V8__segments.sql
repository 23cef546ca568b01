-- Segments that people save under a name.
-- Runs once, by the tracker at its first step or by hand:
--   RUNSCRIPT FROM 'V8__segments.sql'
-- Whoever runs it by hand is told by the tracker, in TRK-0318, which row of history to add.

-- Said by people, not computed from the log: part of a backup.
CREATE TABLE tracker_segment (
  changed_micros BIGINT NOT NULL, -- when it was saved last, microseconds since 1970
  log_id INTEGER NOT NULL,
  name VARCHAR(60) NOT NULL, -- by which it is asked for: @name
  conditions VARCHAR(4000) NOT NULL, -- the segment as it is typed
  description VARCHAR(500),
  owner VARCHAR(100), -- who answers for it, as they said
  PRIMARY KEY (log_id, name)
);
