-- How sources change: what their answers usually hold, and where they are not as they were.
CREATE TABLE connector.field_profile (
    connector  text        NOT NULL,
    population text        NOT NULL,
    content    text        NOT NULL,
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (connector, population)
);

COMMENT ON COLUMN connector.field_profile.population IS
    'Complete reads, time windows and answers for single dossiers hold different records, so each is learnt for itself';

CREATE TABLE connector.drift_event (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    connector       text        NOT NULL,
    kind            text        NOT NULL,
    place           text        NOT NULL,
    verb            text,
    state           text        NOT NULL,
    detail          text        NOT NULL,
    example         text,
    first_seen_at   timestamptz NOT NULL,
    last_seen_at    timestamptz NOT NULL,
    times           bigint      NOT NULL DEFAULT 1,
    records         bigint      NOT NULL,
    acknowledged_by text,
    acknowledged_at timestamptz,
    UNIQUE (connector, kind, place)
);

-- A complete run has shown every open dossier of its source; a doubtful one is not believed, and is no success.
ALTER TABLE connector.run
    ADD COLUMN complete   boolean NOT NULL DEFAULT false,
    ADD COLUMN doubtful   boolean NOT NULL DEFAULT false,
    ADD COLUMN usual_low  bigint,
    ADD COLUMN usual_high bigint;

COMMENT ON COLUMN connector.run.usual_low IS 'Records a complete read of that day was expected to give at least; null where nobody knew';

CREATE INDEX run_complete ON connector.run (connector, ended_at DESC) WHERE complete;
