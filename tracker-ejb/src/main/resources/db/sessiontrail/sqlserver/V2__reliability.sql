-- What keeps the trail whole: records put aside, streams that run, and leases between nodes.
-- For SQL Server 2019 and later.
-- Not tested on a real one: the tracker does not run it, an operator does:
--   sqlcmd -d trail -i V2__reliability.sql
-- The tracker then names, in TRK-0561, which row of history to add.

-- Records that the database refused; a gap with count 1 stands in their place in ledger_entry.
CREATE TABLE tracker_reject (
  seq BIGINT NOT NULL,
  at_micros BIGINT NOT NULL, -- when the record's fact began, microseconds since 1970
  parked_at DATETIMEOFFSET(6) DEFAULT SYSDATETIMEOFFSET() NOT NULL,
  settled_at DATETIMEOFFSET(6), -- null: nobody has dealt with it yet
  log_id INTEGER NOT NULL,
  stream NVARCHAR(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
  kind NVARCHAR(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  reason NVARCHAR(1000) COLLATE Latin1_General_100_BIN2 NOT NULL,
  payload VARBINARY(MAX) NOT NULL, -- bytes, so that no rule about text can refuse it again
  PRIMARY KEY (log_id, stream, seq)
);

-- One row per stream. All times are the database's, so that nodes need not agree on theirs.
CREATE TABLE tracker_stream (
  opened_at DATETIMEOFFSET(6) NOT NULL,
  seen_at DATETIMEOFFSET(6) NOT NULL,
  due_at DATETIMEOFFSET(6) NOT NULL, -- open and silent beyond this: lost
  log_id INTEGER NOT NULL,
  stream NVARCHAR(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
  node NVARCHAR(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
  node_id NVARCHAR(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
  state NVARCHAR(20) COLLATE Latin1_General_100_BIN2 NOT NULL, -- open, closed, abandoned or ended
  PRIMARY KEY (log_id, stream)
);
CREATE INDEX tracker_stream_due ON tracker_stream (log_id, state, due_at);

-- Who may do what only one node at a time may do, and until when by the database's clock.
CREATE TABLE tracker_lease (
  name NVARCHAR(300) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY, -- begins with the log's id: 1/recovery
  holder NVARCHAR(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
  until DATETIMEOFFSET(6) NOT NULL
);
