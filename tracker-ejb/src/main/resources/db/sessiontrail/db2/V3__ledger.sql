-- The hash tree over all records of a log, and what was signed of it.
-- For Db2 11.5 and later, in a database with pages of 32 KB.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   db2 -tf V3__ledger.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- The tree as far as it has grown: behind size for records from before this script, which the next
-- append takes in.
ALTER TABLE ledger_log ADD COLUMN tree_size BIGINT DEFAULT 0 NOT NULL;
-- hashes of its perfect subtrees, left to right
ALTER TABLE ledger_log ADD COLUMN frontier VARBINARY(2048);
-- no record below is kept
ALTER TABLE ledger_log ADD COLUMN purged BIGINT DEFAULT 0 NOT NULL;

-- SHA-256(0x00 || leaf), only where the leaf itself was erased.
ALTER TABLE ledger_entry ADD COLUMN leaf_hash VARBINARY(32);

-- C2SP tiles: 256 hashes side by side. Level 0 (leaf hashes) only when full; levels above as far as
-- they go, so that what lies below them can be purged.
CREATE TABLE ledger_tile (
  n BIGINT NOT NULL,
  log_id INTEGER NOT NULL,
  level INTEGER NOT NULL,
  hashes VARBINARY(8192) NOT NULL,
  PRIMARY KEY (log_id, level, n)
);

-- Signed notes, each over the tree of that size.
CREATE TABLE ledger_checkpoint (
  size BIGINT NOT NULL,
  -- of its first signature, microseconds since 1970
  at_micros BIGINT NOT NULL,
  log_id INTEGER NOT NULL,
  note CLOB(16M) NOT NULL,
  PRIMARY KEY (log_id, size)
);

-- Where checkpoints were left outside of this database.
CREATE TABLE ledger_anchor (
  size BIGINT NOT NULL,
  at_micros BIGINT NOT NULL,
  log_id INTEGER NOT NULL,
  -- file, syslog, mail, rfc3161, node
  kind VARCHAR(40 CODEUNITS32) NOT NULL,
  place VARCHAR(1000 CODEUNITS32) NOT NULL,
  -- what came back, a time stamp token for one
  payload BLOB(16M),
  PRIMARY KEY (log_id, kind, place, size)
);

-- Public keys that nodes sign with, in the order in which they came.
CREATE TABLE ledger_key (
  at_micros BIGINT NOT NULL,
  log_id INTEGER NOT NULL,
  node VARCHAR(255 CODEUNITS32) NOT NULL,
  vkey VARCHAR(500 CODEUNITS32) NOT NULL,
  PRIMARY KEY (log_id, vkey)
);
