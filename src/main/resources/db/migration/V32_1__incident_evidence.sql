-- What spoke for an incident when it was opened; secrets and personal data are hidden before they come here.
CREATE TABLE incident.evidence (
    incident    bigint PRIMARY KEY REFERENCES incident.incident (number) ON DELETE CASCADE,
    taken_at    timestamptz NOT NULL,
    called_at   timestamptz,
    request     text,
    answer      text,
    certificate text
);

CREATE TABLE incident.evidence_run (
    incident   bigint      NOT NULL REFERENCES incident.incident (number) ON DELETE CASCADE,
    at         timestamptz NOT NULL,
    slowest_ms bigint      NOT NULL,
    failed     boolean     NOT NULL
);
CREATE INDEX evidence_run_incident ON incident.evidence_run (incident, at);
