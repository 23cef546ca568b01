-- Visits: what is computed from the trails, so that questions are answered in good time.
-- For SQL Server 2019 and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlcmd -d trail -i V6__visits.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- How far what is computed from the log has come.
CREATE TABLE tracker_follower (
  next_idx BIGINT NOT NULL, -- first record that is not in it yet
  log_id INTEGER NOT NULL,
  name NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL, -- what follows the log: visits
  rules NVARCHAR(200) COLLATE Latin1_General_100_BIN2 NOT NULL, -- by which rules it was made
  PRIMARY KEY (log_id, name)
);

-- Stretches of trails in which somebody was there. Computed from the log, and again after an erasure.
CREATE TABLE tracker_visit (
  first_idx BIGINT NOT NULL, -- place of the record that began it
  start_micros BIGINT NOT NULL,
  last_micros BIGINT NOT NULL,
  exit_idx BIGINT, -- its last page view
  exit_micros BIGINT,
  known_millis BIGINT NOT NULL, -- durations of page views that are known, together
  network BIGINT, -- number of the autonomous system
  log_id INTEGER NOT NULL,
  num INTEGER NOT NULL, -- which visit of its trail, from 1
  views INTEGER NOT NULL, -- page views
  deeds INTEGER NOT NULL, -- other counted records
  background INTEGER NOT NULL, -- records that are not counted
  failures INTEGER NOT NULL,
  exit_num INTEGER,
  known_views INTEGER NOT NULL, -- page views whose duration is known
  sid NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
  subject_ref NVARCHAR(64) COLLATE Latin1_General_100_BIN2, -- pseudonym of the user
  entry_route NVARCHAR(1024) COLLATE Latin1_General_100_BIN2,
  exit_route NVARCHAR(1024) COLLATE Latin1_General_100_BIN2,
  device NVARCHAR(20) COLLATE Latin1_General_100_BIN2, -- null: its first request is not known yet
  browser NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
  browser_version NVARCHAR(20) COLLATE Latin1_General_100_BIN2,
  os NVARCHAR(64) COLLATE Latin1_General_100_BIN2,
  os_version NVARCHAR(20) COLLATE Latin1_General_100_BIN2,
  bot NVARCHAR(20) COLLATE Latin1_General_100_BIN2,
  country NVARCHAR(2) COLLATE Latin1_General_100_BIN2,
  region NVARCHAR(100) COLLATE Latin1_General_100_BIN2,
  city NVARCHAR(100) COLLATE Latin1_General_100_BIN2,
  source NVARCHAR(255) COLLATE Latin1_General_100_BIN2,
  medium NVARCHAR(100) COLLATE Latin1_General_100_BIN2,
  campaign NVARCHAR(255) COLLATE Latin1_General_100_BIN2,
  channel NVARCHAR(40) COLLATE Latin1_General_100_BIN2,
  PRIMARY KEY (log_id, sid, num)
);
CREATE INDEX tracker_visit_start ON tracker_visit (log_id, start_micros);
CREATE INDEX tracker_visit_subject ON tracker_visit (log_id, subject_ref, start_micros);

-- Looks at pages. Computed from the log.
CREATE TABLE tracker_view (
  idx BIGINT NOT NULL, -- place of its record
  at_micros BIGINT NOT NULL,
  millis BIGINT, -- until the next one of the visit; null: nobody knows
  log_id INTEGER NOT NULL,
  visit_num INTEGER NOT NULL,
  num INTEGER NOT NULL, -- which view of its visit, from 1
  sid NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
  route NVARCHAR(1024) COLLATE Latin1_General_100_BIN2 NOT NULL,
  topic NVARCHAR(100) COLLATE Latin1_General_100_BIN2,
  format NVARCHAR(20) COLLATE Latin1_General_100_BIN2,
  PRIMARY KEY (log_id, idx)
);
CREATE INDEX tracker_view_at ON tracker_view (log_id, at_micros);
CREATE INDEX tracker_view_trail ON tracker_view (log_id, sid);

-- Trails of which something was removed since their visits were computed.
CREATE TABLE tracker_stale (
  log_id INTEGER NOT NULL,
  sid NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PRIMARY KEY (log_id, sid)
);
