-- The trail's own tables, on MySQL as on MariaDB. Runs once, by the tracker at its first step or by
-- hand:
--   mysql trail < V1__trail.sql
-- Whoever runs it by hand is told by the tracker, in TRK-0318, which row of history to add.
-- Text is compared by its characters and not by what a language takes for the same.

-- One row per application: the lock under which its records get their places.
CREATE TABLE ledger_log (
  id      INTEGER      NOT NULL PRIMARY KEY,
  origin  VARCHAR(255) NOT NULL UNIQUE,
  size    BIGINT       NOT NULL,
  version BIGINT       NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One row per record. The leaf is the record; every other column is a copy for finding it, except
-- the two that may be erased: disclosures (the personal values) and subject_ref (whose they are).
CREATE TABLE ledger_entry (
  idx         BIGINT  NOT NULL,
  seq         BIGINT  NOT NULL,
  at_micros   BIGINT  NOT NULL,
  millis      BIGINT,
  log_id      INTEGER NOT NULL,
  sseq        INTEGER,
  status      INTEGER,
  stream      VARCHAR(300) NOT NULL,
  kind        VARCHAR(40)  NOT NULL,
  sid         VARCHAR(64),
  name        VARCHAR(400),
  method      VARCHAR(100),
  route       MEDIUMTEXT,
  outcome     VARCHAR(100),
  subject_ref VARCHAR(64),
  leaf        MEDIUMBLOB,
  disclosures MEDIUMTEXT,
  PRIMARY KEY (log_id, idx),
  CONSTRAINT ledger_entry_stream_seq UNIQUE (log_id, stream, seq)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Trail order, for whole periods.
CREATE INDEX ledger_entry_at ON ledger_entry (log_id, at_micros, idx);
-- One trail, one user, one action, one kind.
CREATE INDEX ledger_entry_sid ON ledger_entry (log_id, sid, at_micros);
CREATE INDEX ledger_entry_subject ON ledger_entry (log_id, subject_ref, at_micros);
CREATE INDEX ledger_entry_name ON ledger_entry (log_id, name, at_micros);
CREATE INDEX ledger_entry_kind ON ledger_entry (log_id, kind, at_micros);

-- From the keyed hash of a container's session id to the trail it was part of.
CREATE TABLE trail_alias (
  at_micros    BIGINT      NOT NULL,
  log_id       INTEGER     NOT NULL,
  session_hash VARCHAR(64) NOT NULL,
  sid          VARCHAR(64) NOT NULL,
  PRIMARY KEY (log_id, session_hash, sid)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE INDEX trail_alias_at ON trail_alias (log_id, at_micros);
