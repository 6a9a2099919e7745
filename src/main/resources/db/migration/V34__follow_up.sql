-- What has to follow the first message of an open incident, as stored instants, so that a restart forgets nothing. Whoever
-- writes messages of an incident holds its row, so that their numbers stay unique.
CREATE TABLE alert.follow_up (
    incident         bigint PRIMARY KEY,
    -- When somebody was first told; null while nobody was.
    told_at          timestamptz,
    -- Something was to be told and was not: a silence held it back, or no channel could take it.
    held             boolean     NOT NULL DEFAULT false,
    next_reminder_at timestamptz,
    -- Steps of the escalation that are done.
    steps_done       integer     NOT NULL DEFAULT 0,
    next_step_at     timestamptz
);

-- Nobody is called for what matches, until then. All matchers that are set must match.
CREATE TABLE alert.silence (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    incident   bigint,
    source     text,
    kind       text,
    severity   text,
    agency     text,
    reason     text        NOT NULL,
    author     text        NOT NULL,
    created_at timestamptz NOT NULL,
    ends_at    timestamptz NOT NULL,
    ended_at   timestamptz,
    ended_by   text
);
CREATE INDEX silence_ends ON alert.silence (ends_at);

-- Signs the links in messages; made once by whichever node comes first.
CREATE TABLE alert.link_key (
    one        boolean PRIMARY KEY DEFAULT true CHECK (one),
    key        text        NOT NULL,
    created_at timestamptz NOT NULL
);
