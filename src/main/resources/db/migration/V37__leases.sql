-- Who does a job that only one node may do. The number rises with every change of hands.
CREATE TABLE platform.lease (
    job        text PRIMARY KEY,
    holder     uuid        NOT NULL,
    held_until timestamptz NOT NULL,
    fence      bigint      NOT NULL DEFAULT 1
);

-- One row: when any node last looked for messages to send, and since when they are gathered after a pause.
CREATE TABLE alert.pulse (
    one             boolean PRIMARY KEY DEFAULT true CHECK (one),
    beat_at         timestamptz NOT NULL,
    gathering_since timestamptz
);
