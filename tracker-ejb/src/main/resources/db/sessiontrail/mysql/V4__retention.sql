-- What is kept from erasure and purge, and what people asked to have erased.
-- On MySQL as on MariaDB. Runs once, by the tracker at its first step or by hand:
--   mysql trail < V4__retention.sql
-- Whoever runs it by hand is told by the tracker, in TRK-0318, which row of history to add.

-- Place of the erasure or purge record that says why something of this record is gone.
ALTER TABLE ledger_entry ADD COLUMN removed_by BIGINT;

-- One row per hold. Names nobody: users by pseudonym only.
CREATE TABLE ledger_hold (
  idx           BIGINT       NOT NULL, -- place of its hold record
  placed_micros BIGINT       NOT NULL,
  until_micros  BIGINT,                -- expiry; null: until it is released
  from_micros   BIGINT,                -- scope period
  to_micros     BIGINT,
  released_idx  BIGINT,                -- place of its release record; null: in force
  log_id        INTEGER      NOT NULL,
  scope         VARCHAR(20)  NOT NULL, -- user, session, period or all
  case_id       VARCHAR(200) NOT NULL,
  subjects      VARCHAR(1000),         -- scope user: pseudonyms, separated by blanks
  sid           VARCHAR(64),           -- scope session
  PRIMARY KEY (log_id, idx)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One row per request for erasure. Pseudonyms and trails are forgotten when it is over.
CREATE TABLE ledger_erasure (
  asked_micros  BIGINT        NOT NULL, -- what began later is not meant
  follow_micros BIGINT        NOT NULL, -- until then records that come late are erased too
  scanned       BIGINT        NOT NULL, -- late records are looked for from this place on
  erased        BIGINT        NOT NULL, -- records of which something was erased
  log_id        INTEGER       NOT NULL,
  level         VARCHAR(10)   NOT NULL, -- e1 or e2
  state         VARCHAR(20)   NOT NULL, -- running, deferred, following, done or refused
  request       VARCHAR(200)  NOT NULL,
  basis         VARCHAR(1000) NOT NULL,
  subjects      VARCHAR(1000),
  trails        MEDIUMTEXT,
  PRIMARY KEY (log_id, request)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
