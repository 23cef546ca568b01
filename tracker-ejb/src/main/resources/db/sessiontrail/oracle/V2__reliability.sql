-- What keeps the trail whole: records put aside, streams that run, and leases between nodes.
-- For Oracle 19c and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlplus user/password@service @V2__reliability.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- Records that the database refused; a gap with count 1 stands in their place in ledger_entry.
CREATE TABLE tracker_reject (
  seq NUMBER(19) NOT NULL,
  -- when the record's fact began, microseconds since 1970
  at_micros NUMBER(19) NOT NULL,
  parked_at TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
  -- null: nobody has dealt with it yet
  settled_at TIMESTAMP(6) WITH TIME ZONE,
  log_id NUMBER(10) NOT NULL,
  stream VARCHAR2(300 CHAR) NOT NULL,
  kind VARCHAR2(40 CHAR) NOT NULL,
  reason VARCHAR2(1000 CHAR) NOT NULL,
  -- bytes, so that no rule about text can refuse it again
  payload BLOB NOT NULL,
  PRIMARY KEY (log_id, stream, seq)
);

-- One row per stream. All times are the database's, so that nodes need not agree on theirs.
CREATE TABLE tracker_stream (
  opened_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  seen_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  -- open and silent beyond this: lost
  due_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  log_id NUMBER(10) NOT NULL,
  stream VARCHAR2(300 CHAR) NOT NULL,
  node VARCHAR2(255 CHAR) NOT NULL,
  node_id VARCHAR2(64 CHAR) NOT NULL,
  -- open, closed, abandoned or ended
  state VARCHAR2(20 CHAR) NOT NULL,
  PRIMARY KEY (log_id, stream)
);
CREATE INDEX tracker_stream_due ON tracker_stream (log_id, state, due_at);

-- Who may do what only one node at a time may do, and until when by the database's clock.
CREATE TABLE tracker_lease (
  -- begins with the log's id: 1/recovery
  name VARCHAR2(300 CHAR) NOT NULL PRIMARY KEY,
  holder VARCHAR2(300 CHAR) NOT NULL,
  until TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
