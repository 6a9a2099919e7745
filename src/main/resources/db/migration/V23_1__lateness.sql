-- What speaks for a fault of a system where a dossier came late, and what people say was the cause. Nothing is deleted:
-- what no longer holds says since when.
create table dossier.lateness (
    dossier      bigint      primary key,
    due_at       timestamptz not null,
    term_from    timestamptz not null,
    term_minutes bigint      not null,
    lost_minutes bigint      not null,
    at_due       boolean     not null,
    computed_at  timestamptz not null,
    void_at      timestamptz
);

comment on column dossier.lateness.lost_minutes is 'Working minutes of the term in which any of its systems was away; pauses and overlaps counted once';
comment on column dossier.lateness.void_at is 'Since when it is not so any more, for example because the due time was put off';

create table dossier.late_evidence (
    dossier       bigint      not null,
    incident      bigint      not null,
    source        text        collate "C" not null,
    source_name   text        not null,
    kind          text        not null,
    leads         boolean     not null,
    incident_from timestamptz not null,
    incident_to   timestamptz,
    ending        text        not null,
    from_at       timestamptz not null,
    to_at         timestamptz not null,
    minutes       bigint      not null,
    at_due        boolean     not null,
    computed_at   timestamptz not null,
    void_at       timestamptz,
    primary key (dossier, incident)
);

comment on column dossier.late_evidence.ending is
    'CLOSED, OPEN, UNWATCHED where nobody looks any more, or UNSURE where it was not looked for a while';

create index late_evidence_incident on dossier.late_evidence (incident) where void_at is null;

-- Every word of a person stays; the newest counts.
create table dossier.late_decision (
    id          bigint generated always as identity primary key,
    dossier     bigint      not null,
    cause       text        not null,
    note        text        not null,
    apology_due date,
    decided_by  text        not null,
    decided_at  timestamptz not null
);

create index late_decision_dossier on dossier.late_decision (dossier, id);

alter table incident.incident
    add column unwatched boolean not null default false,
    add column weighed   boolean not null default false;

comment on column incident.incident.weighed is 'Whether dossiers have been looked at since it was opened or closed';

create index incident_unweighed on incident.incident (number) where not weighed and kind in ('REACH', 'AUTH');
