-- The hash tree over all records of a log, and what was signed of it.
-- On MySQL as on MariaDB. Runs once, by the tracker at its first step or by hand:
--   mysql trail < V3__ledger.sql
-- Whoever runs it by hand is told by the tracker, in TRK-0318, which row of history to add.

-- The tree as far as it has grown: behind size for records from before this script, which the next
-- append takes in.
ALTER TABLE ledger_log ADD COLUMN tree_size BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE ledger_log ADD COLUMN frontier VARBINARY(2048); -- hashes of its perfect subtrees, left to right
ALTER TABLE ledger_log ADD COLUMN purged BIGINT DEFAULT 0 NOT NULL; -- no record below is kept

-- SHA-256(0x00 || leaf), only where the leaf itself was erased.
ALTER TABLE ledger_entry ADD COLUMN leaf_hash VARBINARY(32);

-- C2SP tiles: 256 hashes side by side. Level 0 (leaf hashes) only when full; levels above as far as
-- they go, so that what lies below them can be purged.
CREATE TABLE ledger_tile (
  n      BIGINT  NOT NULL,
  log_id INTEGER NOT NULL,
  level  INTEGER NOT NULL,
  hashes VARBINARY(8192) NOT NULL,
  PRIMARY KEY (log_id, level, n)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Signed notes, each over the tree of that size.
CREATE TABLE ledger_checkpoint (
  size      BIGINT  NOT NULL,
  at_micros BIGINT  NOT NULL, -- of its first signature, microseconds since 1970
  log_id    INTEGER NOT NULL,
  note      MEDIUMTEXT NOT NULL,
  PRIMARY KEY (log_id, size)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Where checkpoints were left outside of this database.
CREATE TABLE ledger_anchor (
  size      BIGINT        NOT NULL,
  at_micros BIGINT        NOT NULL,
  log_id    INTEGER       NOT NULL,
  kind      VARCHAR(40)   NOT NULL, -- file, syslog, mail, rfc3161, node
  place     VARCHAR(1000) NOT NULL,
  payload   MEDIUMBLOB,             -- what came back, a time stamp token for one
  PRIMARY KEY (log_id, kind, place(700), size) -- as long as a key may be
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Public keys that nodes sign with, in the order in which they came.
CREATE TABLE ledger_key (
  at_micros BIGINT       NOT NULL,
  log_id    INTEGER      NOT NULL,
  node      VARCHAR(255) NOT NULL,
  vkey      VARCHAR(500) NOT NULL,
  PRIMARY KEY (log_id, vkey)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
