-- What keeps the trail whole: records put aside, streams that run, and leases between nodes.
-- For Db2 11.5 and later, in a database with pages of 32 KB.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   db2 -tf V2__reliability.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- Records that the database refused; a gap with count 1 stands in their place in ledger_entry.
CREATE TABLE tracker_reject (
  seq BIGINT NOT NULL,
  -- when the record's fact began, microseconds since 1970
  at_micros BIGINT NOT NULL,
  parked_at TIMESTAMP(6) DEFAULT CURRENT TIMESTAMP NOT NULL,
  -- null: nobody has dealt with it yet
  settled_at TIMESTAMP(6),
  log_id INTEGER NOT NULL,
  stream VARCHAR(300 CODEUNITS32) NOT NULL,
  kind VARCHAR(40 CODEUNITS32) NOT NULL,
  reason VARCHAR(1000 CODEUNITS32) NOT NULL,
  -- bytes, so that no rule about text can refuse it again
  payload BLOB(16M) NOT NULL,
  PRIMARY KEY (log_id, stream, seq)
);

-- One row per stream. All times are the database's, so that nodes need not agree on theirs.
CREATE TABLE tracker_stream (
  opened_at TIMESTAMP(6) NOT NULL,
  seen_at TIMESTAMP(6) NOT NULL,
  -- open and silent beyond this: lost
  due_at TIMESTAMP(6) NOT NULL,
  log_id INTEGER NOT NULL,
  stream VARCHAR(300 CODEUNITS32) NOT NULL,
  node VARCHAR(255 CODEUNITS32) NOT NULL,
  node_id VARCHAR(64 CODEUNITS32) NOT NULL,
  -- open, closed, abandoned or ended
  state VARCHAR(20 CODEUNITS32) NOT NULL,
  PRIMARY KEY (log_id, stream)
);
CREATE INDEX tracker_stream_due ON tracker_stream (log_id, state, due_at);

-- Who may do what only one node at a time may do, and until when by the database's clock.
CREATE TABLE tracker_lease (
  -- begins with the log's id: 1/recovery
  name VARCHAR(300 CODEUNITS32) NOT NULL PRIMARY KEY,
  holder VARCHAR(300 CODEUNITS32) NOT NULL,
  until TIMESTAMP(6) NOT NULL
);
