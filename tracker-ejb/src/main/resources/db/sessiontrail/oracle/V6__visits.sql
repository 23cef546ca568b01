-- Visits: what is computed from the trails, so that questions are answered in good time.
-- For Oracle 19c and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlplus user/password@service @V6__visits.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- How far what is computed from the log has come.
CREATE TABLE tracker_follower (
  -- first record that is not in it yet
  next_idx NUMBER(19) NOT NULL,
  log_id NUMBER(10) NOT NULL,
  -- what follows the log: visits
  name VARCHAR2(20 CHAR) NOT NULL,
  -- by which rules it was made
  rules VARCHAR2(200 CHAR) NOT NULL,
  PRIMARY KEY (log_id, name)
);

-- Stretches of trails in which somebody was there. Computed from the log, and again after an erasure.
CREATE TABLE tracker_visit (
  -- place of the record that began it
  first_idx NUMBER(19) NOT NULL,
  start_micros NUMBER(19) NOT NULL,
  last_micros NUMBER(19) NOT NULL,
  -- its last page view
  exit_idx NUMBER(19),
  exit_micros NUMBER(19),
  -- durations of page views that are known, together
  known_millis NUMBER(19) NOT NULL,
  -- number of the autonomous system
  network NUMBER(19),
  log_id NUMBER(10) NOT NULL,
  -- which visit of its trail, from 1
  num NUMBER(10) NOT NULL,
  -- page views
  views NUMBER(10) NOT NULL,
  -- other counted records
  deeds NUMBER(10) NOT NULL,
  -- records that are not counted
  background NUMBER(10) NOT NULL,
  failures NUMBER(10) NOT NULL,
  exit_num NUMBER(10),
  -- page views whose duration is known
  known_views NUMBER(10) NOT NULL,
  sid VARCHAR2(64 CHAR) NOT NULL,
  -- pseudonym of the user
  subject_ref VARCHAR2(64 CHAR),
  entry_route VARCHAR2(1024 CHAR),
  exit_route VARCHAR2(1024 CHAR),
  -- null: its first request is not known yet
  device VARCHAR2(20 CHAR),
  browser VARCHAR2(64 CHAR),
  browser_version VARCHAR2(20 CHAR),
  os VARCHAR2(64 CHAR),
  os_version VARCHAR2(20 CHAR),
  bot VARCHAR2(20 CHAR),
  country VARCHAR2(2 CHAR),
  region VARCHAR2(100 CHAR),
  city VARCHAR2(100 CHAR),
  source VARCHAR2(255 CHAR),
  medium VARCHAR2(100 CHAR),
  campaign VARCHAR2(255 CHAR),
  channel VARCHAR2(40 CHAR),
  PRIMARY KEY (log_id, sid, num)
);
CREATE INDEX tracker_visit_start ON tracker_visit (log_id, start_micros);
CREATE INDEX tracker_visit_subject ON tracker_visit (log_id, subject_ref, start_micros);

-- Looks at pages. Computed from the log.
CREATE TABLE tracker_view (
  -- place of its record
  idx NUMBER(19) NOT NULL,
  at_micros NUMBER(19) NOT NULL,
  -- until the next one of the visit; null: nobody knows
  millis NUMBER(19),
  log_id NUMBER(10) NOT NULL,
  visit_num NUMBER(10) NOT NULL,
  -- which view of its visit, from 1
  num NUMBER(10) NOT NULL,
  sid VARCHAR2(64 CHAR) NOT NULL,
  route VARCHAR2(1024 CHAR) NOT NULL,
  topic VARCHAR2(100 CHAR),
  format VARCHAR2(20 CHAR),
  PRIMARY KEY (log_id, idx)
);
CREATE INDEX tracker_view_at ON tracker_view (log_id, at_micros);
CREATE INDEX tracker_view_trail ON tracker_view (log_id, sid);

-- Trails of which something was removed since their visits were computed.
CREATE TABLE tracker_stale (
  log_id NUMBER(10) NOT NULL,
  sid VARCHAR2(64 CHAR) NOT NULL,
  PRIMARY KEY (log_id, sid)
);
