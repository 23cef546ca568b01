-- The hash tree over all records of a log, and what was signed of it.
-- For Oracle 19c and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlplus user/password@service @V3__ledger.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- The tree as far as it has grown: behind size for records from before this script, which the next
-- append takes in.
ALTER TABLE ledger_log ADD tree_size NUMBER(19) DEFAULT 0 NOT NULL;
-- hashes of its perfect subtrees, left to right
ALTER TABLE ledger_log ADD frontier BLOB;
-- no record below is kept
ALTER TABLE ledger_log ADD purged NUMBER(19) DEFAULT 0 NOT NULL;

-- SHA-256(0x00 || leaf), only where the leaf itself was erased.
ALTER TABLE ledger_entry ADD leaf_hash RAW(32);

-- C2SP tiles: 256 hashes side by side. Level 0 (leaf hashes) only when full; levels above as far as
-- they go, so that what lies below them can be purged.
CREATE TABLE ledger_tile (
  n NUMBER(19) NOT NULL,
  log_id NUMBER(10) NOT NULL,
  level_ NUMBER(10) NOT NULL,
  hashes BLOB NOT NULL,
  PRIMARY KEY (log_id, level_, n)
);

-- Signed notes, each over the tree of that size.
CREATE TABLE ledger_checkpoint (
  size_ NUMBER(19) NOT NULL,
  -- of its first signature, microseconds since 1970
  at_micros NUMBER(19) NOT NULL,
  log_id NUMBER(10) NOT NULL,
  note CLOB NOT NULL,
  PRIMARY KEY (log_id, size_)
);

-- Where checkpoints were left outside of this database.
CREATE TABLE ledger_anchor (
  size_ NUMBER(19) NOT NULL,
  at_micros NUMBER(19) NOT NULL,
  log_id NUMBER(10) NOT NULL,
  -- file, syslog, mail, rfc3161, node
  kind VARCHAR2(40 CHAR) NOT NULL,
  place VARCHAR2(1000 CHAR) NOT NULL,
  -- what came back, a time stamp token for one
  payload BLOB,
  PRIMARY KEY (log_id, kind, place, size_)
);

-- Public keys that nodes sign with, in the order in which they came.
CREATE TABLE ledger_key (
  at_micros NUMBER(19) NOT NULL,
  log_id NUMBER(10) NOT NULL,
  node VARCHAR2(255 CHAR) NOT NULL,
  vkey VARCHAR2(500 CHAR) NOT NULL,
  PRIMARY KEY (log_id, vkey)
);
