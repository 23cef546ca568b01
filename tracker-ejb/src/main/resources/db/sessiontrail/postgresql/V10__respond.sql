-- Findings that somebody has yet to be told of.
-- Runs once, by the tracker at its first step or by hand:
--   psql -f V10__respond.sql
-- Whoever runs it by hand is told by the tracker, in TRK-0318, which row of history to add.

-- Places in the log only. The rows of the channel 'window' count what came since an alert.
CREATE TABLE tracker_alert (
  log_id   INTEGER NOT NULL,
  idx      BIGINT NOT NULL,
  channel  VARCHAR(20) NOT NULL,
  subject  VARCHAR(120) NOT NULL,
  last_idx BIGINT NOT NULL,
  findings BIGINT NOT NULL,
  ends     BIGINT NOT NULL,
  PRIMARY KEY (log_id, idx, channel)
);
