-- What people do about an incident, what happened to it in order, and how long each source was in which state.
ALTER TABLE incident.incident
    ADD COLUMN reopened           integer NOT NULL DEFAULT 0,
    ADD COLUMN merged_into        bigint REFERENCES incident.incident (number) ON DELETE SET NULL,
    ADD COLUMN cause              text,
    ADD COLUMN acknowledged_by    text,
    ADD COLUMN acknowledged_via   text,
    ADD COLUMN acknowledged_at    timestamptz,
    ADD COLUMN acknowledged_until timestamptz;

COMMENT ON COLUMN incident.incident.reopened IS 'How often it came back within a quarter of an hour of its end';
COMMENT ON COLUMN incident.incident.merged_into IS 'The incident that stands for the common cause; its own times stay';
COMMENT ON COLUMN incident.incident.cause IS 'What was to blame, as a person says';

CREATE INDEX incident_merged ON incident.incident (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX incident_opened ON incident.incident (opened_at);

-- Written in the transaction of the fact; rows are only added.
CREATE TABLE incident.event (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    incident bigint      NOT NULL REFERENCES incident.incident (number) ON DELETE CASCADE,
    at       timestamptz NOT NULL,
    kind     text        NOT NULL,
    who      text,
    via      text,
    text     text,
    other    bigint
);
CREATE INDEX event_incident ON incident.event (incident, id);
COMMENT ON COLUMN incident.event.other IS 'The other incident, where two were put together or taken apart';

-- One row for each stretch of time in one state; the one that lasts has no end. Times without a row are unknown.
CREATE TABLE incident.state_span (
    source  text        NOT NULL,
    from_at timestamptz NOT NULL,
    to_at   timestamptz,
    state   text        NOT NULL,
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    CHECK (to_at IS NULL OR to_at >= from_at)
);
CREATE UNIQUE INDEX state_span_current ON incident.state_span (source) WHERE to_at IS NULL;
CREATE INDEX state_span_source ON incident.state_span (source, from_at);

INSERT INTO incident.state_span (source, from_at, state) SELECT source, since, state FROM incident.source_health;

INSERT INTO incident.event (incident, at, kind, text) SELECT number, opened_at, 'OPENED', title FROM incident.incident;
INSERT INTO incident.event (incident, at, kind, text)
SELECT number, closed_at, CASE WHEN unwatched THEN 'UNWATCHED' ELSE 'CLOSED' END, title
FROM incident.incident WHERE closed_at IS NOT NULL;
