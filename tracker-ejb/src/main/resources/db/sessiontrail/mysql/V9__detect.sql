-- What the rules of detection remember, so that a start need not read the log again.
-- On MySQL as on MariaDB. Runs once, by the tracker at its first step or by hand:
--   mysql trail < V9__detect.sql
-- Whoever runs it by hand is told by the tracker, in TRK-0318, which row of history to add.

-- In parts, the first of which begins with the place of the first record that was not seen yet.
CREATE TABLE tracker_detect (
  log_id INTEGER NOT NULL,
  part   INTEGER NOT NULL,
  bytes  VARBINARY(8192) NOT NULL,
  PRIMARY KEY (log_id, part)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
