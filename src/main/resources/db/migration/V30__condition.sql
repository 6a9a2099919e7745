-- What is wrong with a source, aspect by aspect, and the samples it is judged by.
CREATE TABLE incident.condition (
    source       text        NOT NULL,
    kind         text        NOT NULL,
    value        text        NOT NULL,
    raised       boolean     NOT NULL DEFAULT false,
    since        timestamptz NOT NULL,
    evaluated_at timestamptz,
    evidence     text        NOT NULL,
    stage        integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (source, kind)
);

INSERT INTO incident.condition (source, kind, value, raised, since, evaluated_at, evidence)
SELECT h.source, k.kind, CASE WHEN k.raised THEN 'BAD' ELSE 'UNKNOWN' END, k.raised, h.since, h.last_attempt_at, ''
FROM incident.source_health h
CROSS JOIN LATERAL (VALUES ('REACH', h.unreachable), ('AUTH', h.refused), ('FRESHNESS', h.stale), ('LATENCY', h.slow))
    AS k (kind, raised);

ALTER TABLE incident.source_health
    DROP COLUMN unreachable,
    DROP COLUMN refused,
    DROP COLUMN stale,
    DROP COLUMN slow,
    DROP COLUMN slow_runs,
    ADD COLUMN samples text NOT NULL DEFAULT '',
    ADD COLUMN good_since timestamptz,
    ADD COLUMN clean_since timestamptz,
    ADD COLUMN unstable_since timestamptz,
    ADD COLUMN rejected_percent integer NOT NULL DEFAULT 0;
