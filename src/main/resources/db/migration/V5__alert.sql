-- Who was told what: the outbox, the lanes of the channels, and what digests need.
CREATE SCHEMA IF NOT EXISTS alert;

-- One row a message and channel. Written in the transaction of the fact it tells; leased one by one for sending.
CREATE TABLE alert.outbox (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject          text        NOT NULL,
    incident         bigint,
    sequence         integer     NOT NULL,
    channel          text        NOT NULL,
    kind             text        NOT NULL,
    state            text        NOT NULL,
    title            text        NOT NULL,
    text             text        NOT NULL,
    -- A recovery's other wording, for a channel that turns out never to have heard of the outage.
    interrupted_text text,
    attempts         integer     NOT NULL DEFAULT 0,
    repeated         boolean     NOT NULL DEFAULT false,
    plain            boolean     NOT NULL DEFAULT false,
    created_at       timestamptz NOT NULL,
    not_before       timestamptz,
    expires_at       timestamptz NOT NULL,
    lease_token      uuid,
    lease_until      timestamptz,
    call_started_at  timestamptz,
    accepted_at      timestamptz,
    provider_id      text,
    error_class      text,
    last_answer      text,
    UNIQUE (subject, sequence, channel)
);

CREATE INDEX outbox_waiting ON alert.outbox (channel, not_before)
    WHERE state IN ('PENDING', 'DEFERRED', 'UNCERTAIN') AND not_before IS NOT NULL;
CREATE INDEX outbox_leased ON alert.outbox (lease_until) WHERE lease_until IS NOT NULL;
CREATE INDEX outbox_incident ON alert.outbox (incident, channel) WHERE incident IS NOT NULL;
CREATE INDEX outbox_created ON alert.outbox (created_at);

-- The gate every message of a channel passes, shared by all nodes.
CREATE TABLE alert.lane (
    channel       text PRIMARY KEY,
    -- Milliseconds of the epoch, oldest first.
    recent_calls  bigint[]    NOT NULL DEFAULT '{}',
    blocked_until timestamptz,
    stopped_at    timestamptz,
    stop_reason   text
);

-- Dossiers that reached their warning or due time since the last digest of their agency.
CREATE TABLE alert.deadline_moment (
    dossier  bigint      NOT NULL,
    stage    text        NOT NULL,
    agency   text        NOT NULL,
    source   text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (dossier, stage)
);
CREATE INDEX deadline_moment_agency ON alert.deadline_moment (agency);

-- Each digest time is claimed once, whichever node comes first.
CREATE TABLE alert.digest_slot (
    agency     text        NOT NULL,
    slot       timestamptz NOT NULL,
    written_at timestamptz NOT NULL,
    PRIMARY KEY (agency, slot)
);
