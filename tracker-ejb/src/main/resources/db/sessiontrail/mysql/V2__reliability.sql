-- What keeps the trail whole: records put aside, streams that run, and leases between nodes.
-- On MySQL as on MariaDB. Runs once, by the tracker at its first step or by hand:
--   mysql trail < V2__reliability.sql
-- Whoever runs it by hand is told by the tracker, in TRK-0318, which row of history to add.
-- All times are UTC, whatever time zone a session has.

-- Records that the database refused; a gap with count 1 stands in their place in ledger_entry.
CREATE TABLE tracker_reject (
  seq        BIGINT        NOT NULL,
  at_micros  BIGINT        NOT NULL, -- when the record's fact began, microseconds since 1970
  parked_at  DATETIME(6)   DEFAULT CURRENT_TIMESTAMP(6) NOT NULL,
  settled_at DATETIME(6),            -- null: nobody has dealt with it yet
  log_id     INTEGER       NOT NULL,
  stream     VARCHAR(300)  NOT NULL,
  kind       VARCHAR(40)   NOT NULL,
  reason     VARCHAR(1000) NOT NULL,
  payload    MEDIUMBLOB    NOT NULL, -- bytes, so that no rule about text can refuse it again
  PRIMARY KEY (log_id, stream, seq)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One row per stream. All times are the database's, so that nodes need not agree on theirs.
CREATE TABLE tracker_stream (
  opened_at DATETIME(6)  NOT NULL,
  seen_at   DATETIME(6)  NOT NULL,
  due_at    DATETIME(6)  NOT NULL, -- open and silent beyond this: lost
  log_id    INTEGER      NOT NULL,
  stream    VARCHAR(300) NOT NULL,
  node      VARCHAR(255) NOT NULL,
  node_id   VARCHAR(64)  NOT NULL,
  state     VARCHAR(20)  NOT NULL, -- open, closed, abandoned or ended
  PRIMARY KEY (log_id, stream)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE INDEX tracker_stream_due ON tracker_stream (log_id, state, due_at);

-- Who may do what only one node at a time may do, and until when by the database's clock.
CREATE TABLE tracker_lease (
  name   VARCHAR(300) NOT NULL PRIMARY KEY, -- begins with the log's id: 1/recovery
  holder VARCHAR(300) NOT NULL,
  until  DATETIME(6)  NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
