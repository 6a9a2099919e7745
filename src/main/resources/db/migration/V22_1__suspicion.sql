-- Two records that may be one dossier though no code says so: the same person, the same procedure, received within days. The
-- facts are kept as they were found, but no personal data. A row is never removed; it ends and may return.
create table dossier.suspicion (
    id             bigint generated always as identity primary key,
    one_source     text        collate "C" not null,
    one_code       text        collate "C" not null,
    other_source   text        collate "C" not null,
    other_code     text        collate "C" not null,
    kind           text        not null,
    agreed         text        not null,
    procedure_code text        not null,
    one_received   timestamptz not null,
    other_received timestamptz not null,
    found_at       timestamptz not null,
    ended_at       timestamptz,
    ended          text,
    returned       integer     not null default 0,
    unique (one_source, one_code, other_source, other_code)
);

comment on column dossier.suspicion.kind is 'ACROSS two systems, or WITHIN one under two codes';
comment on column dossier.suspicion.agreed is 'What agreed besides the procedure: ID, NAME, PHONE; joined by commas';
comment on column dossier.suspicion.ended is
    'LINKED: they are one dossier now; DISMISSED by a person; CHANGED: what agreed agrees no more';

create index suspicion_other on dossier.suspicion (other_source, other_code);
create index suspicion_open on dossier.suspicion (found_at, id) where ended_at is null;

alter table dossier.dossier add column suspected boolean not null default false;

comment on column dossier.dossier.suspected is 'Whether a person has to say if it is the same as another one';

create index dossier_suspected on dossier.dossier (queue_rank, sort_at, id) where suspected;
