-- Health of every source and its incidents. One row a source is locked by whoever judges it, so that several nodes agree.
CREATE SCHEMA IF NOT EXISTS incident;

CREATE TABLE incident.source_health (
    source              text PRIMARY KEY,
    state               text        NOT NULL,
    trial               boolean     NOT NULL DEFAULT false,
    since               timestamptz NOT NULL,
    failures            integer     NOT NULL DEFAULT 0,
    refusals            integer     NOT NULL DEFAULT 0,
    same_cause          integer     NOT NULL DEFAULT 0,
    good                integer     NOT NULL DEFAULT 0,
    slow_runs           integer     NOT NULL DEFAULT 0,
    clean_runs          integer     NOT NULL DEFAULT 0,
    unreachable         boolean     NOT NULL DEFAULT false,
    refused             boolean     NOT NULL DEFAULT false,
    stale               boolean     NOT NULL DEFAULT false,
    slow                boolean     NOT NULL DEFAULT false,
    failing_since       timestamptz,
    last_success_at     timestamptz,
    last_attempt_at     timestamptz,
    newest_record_at    timestamptz,
    category            text,
    message             text,
    open_dossiers       bigint      NOT NULL DEFAULT 0
);

CREATE SEQUENCE incident.incident_number;

CREATE TABLE incident.incident (
    number            bigint PRIMARY KEY DEFAULT nextval('incident.incident_number'),
    source            text        NOT NULL,
    source_name       text        NOT NULL,
    kind              text        NOT NULL,
    category          text,
    title             text        NOT NULL,
    message           text,
    opened_at         timestamptz NOT NULL,
    closed_at         timestamptz,
    affected_dossiers bigint      NOT NULL DEFAULT 0,
    due_inside        bigint      NOT NULL DEFAULT 0,
    last_good_at      timestamptz,
    quiet             boolean     NOT NULL DEFAULT false
);

ALTER SEQUENCE incident.incident_number OWNED BY incident.incident.number;

CREATE UNIQUE INDEX incident_one_open ON incident.incident (source, kind) WHERE closed_at IS NULL;
CREATE INDEX incident_closed ON incident.incident (closed_at) WHERE closed_at IS NOT NULL;
