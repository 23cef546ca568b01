-- Visits: what is computed from the trails, so that questions are answered in good time.
-- On MySQL as on MariaDB. Runs once, by the tracker at its first step or by hand:
--   mysql trail < V6__visits.sql
-- Whoever runs it by hand is told by the tracker, in TRK-0318, which row of history to add.

-- How far what is computed from the log has come.
CREATE TABLE tracker_follower (
  next_idx BIGINT NOT NULL, -- first record that is not in it yet
  log_id INTEGER NOT NULL,
  name VARCHAR(20) NOT NULL, -- what follows the log: visits
  rules VARCHAR(200) NOT NULL, -- by which rules it was made
  PRIMARY KEY (log_id, name)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

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
  sid VARCHAR(64) NOT NULL,
  subject_ref VARCHAR(64), -- pseudonym of the user
  entry_route VARCHAR(1024),
  exit_route VARCHAR(1024),
  device VARCHAR(20), -- null: its first request is not known yet
  browser VARCHAR(64),
  browser_version VARCHAR(20),
  os VARCHAR(64),
  os_version VARCHAR(20),
  bot VARCHAR(20),
  country VARCHAR(2),
  region VARCHAR(100),
  city VARCHAR(100),
  source VARCHAR(255),
  medium VARCHAR(100),
  campaign VARCHAR(255),
  channel VARCHAR(40),
  PRIMARY KEY (log_id, sid, num)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
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
  sid VARCHAR(64) NOT NULL,
  route VARCHAR(1024) NOT NULL,
  topic VARCHAR(100),
  format VARCHAR(20),
  PRIMARY KEY (log_id, idx)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE INDEX tracker_view_at ON tracker_view (log_id, at_micros);
CREATE INDEX tracker_view_trail ON tracker_view (log_id, sid);

-- Trails of which something was removed since their visits were computed.
CREATE TABLE tracker_stale (
  log_id INTEGER NOT NULL,
  sid VARCHAR(64) NOT NULL,
  PRIMARY KEY (log_id, sid)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
