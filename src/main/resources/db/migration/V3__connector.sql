-- Where every connector stands, what its runs did, and which records could not be read.
CREATE SCHEMA IF NOT EXISTS connector;

CREATE TABLE connector.checkpoint (
    connector  text PRIMARY KEY,
    content    text        NOT NULL,
    run        uuid        NOT NULL,
    changed_at timestamptz NOT NULL
);

CREATE TABLE connector.run (
    run              uuid PRIMARY KEY,
    connector        text        NOT NULL,
    kind             text        NOT NULL,
    started_at       timestamptz NOT NULL,
    ended_at         timestamptz NOT NULL,
    outcome          text        NOT NULL,
    category         text,
    message          text,
    pages            integer     NOT NULL,
    records          integer     NOT NULL,
    added            integer     NOT NULL,
    changed          integer     NOT NULL,
    unchanged        integer     NOT NULL,
    rejected         integer     NOT NULL,
    slowest_ms       bigint      NOT NULL,
    newest_record_at timestamptz
);

CREATE INDEX run_newest ON connector.run (connector, ended_at DESC);
CREATE INDEX run_age ON connector.run (ended_at);

-- One row for a bad record: by its code where it has one, else by its content. It is resolved when its code is read well.
CREATE TABLE connector.quarantine (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    connector     text        NOT NULL,
    record_key    text        NOT NULL,
    code          text,
    reason        text        NOT NULL,
    raw           text        NOT NULL,
    run           uuid        NOT NULL,
    first_seen_at timestamptz NOT NULL,
    last_seen_at  timestamptz NOT NULL,
    times         integer     NOT NULL DEFAULT 1,
    resolved_at   timestamptz,
    UNIQUE (connector, record_key)
);

CREATE INDEX quarantine_waiting ON connector.quarantine (connector, code) WHERE resolved_at IS NULL;
CREATE INDEX quarantine_resolved ON connector.quarantine (resolved_at) WHERE resolved_at IS NOT NULL;
