-- The hash tree over all records of a log, and what was signed of it.
-- For SQL Server 2019 and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlcmd -d trail -i V3__ledger.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- The tree as far as it has grown: behind size for records from before this script, which the next
-- append takes in.
ALTER TABLE ledger_log ADD tree_size BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE ledger_log ADD frontier VARBINARY(2048); -- hashes of its perfect subtrees, left to right
ALTER TABLE ledger_log ADD purged BIGINT DEFAULT 0 NOT NULL; -- no record below is kept

-- SHA-256(0x00 || leaf), only where the leaf itself was erased.
ALTER TABLE ledger_entry ADD leaf_hash VARBINARY(32);

-- C2SP tiles: 256 hashes side by side. Level 0 (leaf hashes) only when full; levels above as far as
-- they go, so that what lies below them can be purged.
CREATE TABLE ledger_tile (
  n BIGINT NOT NULL,
  log_id INTEGER NOT NULL,
  level INTEGER NOT NULL,
  hashes VARBINARY(MAX) NOT NULL,
  PRIMARY KEY (log_id, level, n)
);

-- Signed notes, each over the tree of that size.
CREATE TABLE ledger_checkpoint (
  size BIGINT NOT NULL,
  at_micros BIGINT NOT NULL, -- of its first signature, microseconds since 1970
  log_id INTEGER NOT NULL,
  note NVARCHAR(MAX) NOT NULL,
  PRIMARY KEY (log_id, size)
);

-- Where checkpoints were left outside of this database.
CREATE TABLE ledger_anchor (
  size BIGINT NOT NULL,
  at_micros BIGINT NOT NULL,
  log_id INTEGER NOT NULL,
  kind NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL, -- file, syslog, mail, rfc3161, node
  place NVARCHAR(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
  payload VARBINARY(MAX), -- what came back, a time stamp token for one
  PRIMARY KEY NONCLUSTERED (log_id, kind, place, size)
);

-- Public keys that nodes sign with, in the order in which they came.
CREATE TABLE ledger_key (
  at_micros BIGINT NOT NULL,
  log_id INTEGER NOT NULL,
  node NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
  vkey NVARCHAR(500) COLLATE Latin1_General_100_BIN2 NOT NULL,
  PRIMARY KEY NONCLUSTERED (log_id, vkey)
);
