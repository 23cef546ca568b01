-- Visits: what is computed from the trails, so that questions are answered in good time.
-- For Db2 11.5 and later, in a database with pages of 32 KB.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   db2 -tf V6__visits.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- How far what is computed from the log has come.
CREATE TABLE tracker_follower (
  -- first record that is not in it yet
  next_idx BIGINT NOT NULL,
  log_id INTEGER NOT NULL,
  -- what follows the log: visits
  name VARCHAR(20 CODEUNITS32) NOT NULL,
  -- by which rules it was made
  rules VARCHAR(200 CODEUNITS32) NOT NULL,
  PRIMARY KEY (log_id, name)
);

-- Stretches of trails in which somebody was there. Computed from the log, and again after an erasure.
CREATE TABLE tracker_visit (
  -- place of the record that began it
  first_idx BIGINT NOT NULL,
  start_micros BIGINT NOT NULL,
  last_micros BIGINT NOT NULL,
  -- its last page view
  exit_idx BIGINT,
  exit_micros BIGINT,
  -- durations of page views that are known, together
  known_millis BIGINT NOT NULL,
  -- number of the autonomous system
  network BIGINT,
  log_id INTEGER NOT NULL,
  -- which visit of its trail, from 1
  num INTEGER NOT NULL,
  -- page views
  views INTEGER NOT NULL,
  -- other counted records
  deeds INTEGER NOT NULL,
  -- records that are not counted
  background INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  exit_num INTEGER,
  -- page views whose duration is known
  known_views INTEGER NOT NULL,
  sid VARCHAR(64 CODEUNITS32) NOT NULL,
  -- pseudonym of the user
  subject_ref VARCHAR(64 CODEUNITS32),
  entry_route VARCHAR(1024 CODEUNITS32),
  exit_route VARCHAR(1024 CODEUNITS32),
  -- null: its first request is not known yet
  device VARCHAR(20 CODEUNITS32),
  browser VARCHAR(64 CODEUNITS32),
  browser_version VARCHAR(20 CODEUNITS32),
  os VARCHAR(64 CODEUNITS32),
  os_version VARCHAR(20 CODEUNITS32),
  bot VARCHAR(20 CODEUNITS32),
  country VARCHAR(2 CODEUNITS32),
  region VARCHAR(100 CODEUNITS32),
  city VARCHAR(100 CODEUNITS32),
  source VARCHAR(255 CODEUNITS32),
  medium VARCHAR(100 CODEUNITS32),
  campaign VARCHAR(255 CODEUNITS32),
  channel VARCHAR(40 CODEUNITS32),
  PRIMARY KEY (log_id, sid, num)
);
CREATE INDEX tracker_visit_start ON tracker_visit (log_id, start_micros);
CREATE INDEX tracker_visit_subject ON tracker_visit (log_id, subject_ref, start_micros);

-- Looks at pages. Computed from the log.
CREATE TABLE tracker_view (
  -- place of its record
  idx BIGINT NOT NULL,
  at_micros BIGINT NOT NULL,
  -- until the next one of the visit; null: nobody knows
  millis BIGINT,
  log_id INTEGER NOT NULL,
  visit_num INTEGER NOT NULL,
  -- which view of its visit, from 1
  num INTEGER NOT NULL,
  sid VARCHAR(64 CODEUNITS32) NOT NULL,
  route VARCHAR(1024 CODEUNITS32) NOT NULL,
  topic VARCHAR(100 CODEUNITS32),
  format VARCHAR(20 CODEUNITS32),
  PRIMARY KEY (log_id, idx)
);
CREATE INDEX tracker_view_at ON tracker_view (log_id, at_micros);
CREATE INDEX tracker_view_trail ON tracker_view (log_id, sid);

-- Trails of which something was removed since their visits were computed.
CREATE TABLE tracker_stale (
  log_id INTEGER NOT NULL,
  sid VARCHAR(64 CODEUNITS32) NOT NULL,
  PRIMARY KEY (log_id, sid)
);
