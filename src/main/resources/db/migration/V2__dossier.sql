-- Dossiers: what every source says, the one row staff see, and what changed when.
create schema if not exists dossier;

-- Small facts the module keeps for itself: the key of its keyed hashes, the calendar its times were computed with.
create table dossier.setting (
    name  text primary key,
    value text not null
);

-- What one system says about one dossier. Keys are compared byte by byte, several times as fast as by the rules of a language.
create table dossier.source_record (
    id                bigint generated always as identity primary key,
    source            text        collate "C" not null,
    code              text        collate "C" not null,
    link_key          text        collate "C" not null,
    national_code     text,
    cross_reference   text,
    procedure_code    text,
    procedure_name    text,
    field             text,
    receiving_agency  text,
    handling_agency   text,
    department        text,
    officer           text,
    applicant_name    text,
    applicant_kind    text,
    id_number         text,
    phone             text,
    id_key            bigint,
    phone_key         bigint,
    channel           text,
    service_level     text,
    digitized         boolean,
    paid_online       boolean,
    status            smallint    not null,
    status_code       text,
    status_text       text,
    is_open           boolean     not null,
    paused            boolean     not null,
    paused_since      timestamptz,
    submitted_at      timestamptz,
    received_at       timestamptz,
    due_at            timestamptz,
    warn_at           timestamptz,
    no_term           boolean     not null,
    finished_at       timestamptz,
    returned_at       timestamptz,
    withdrawn_at      timestamptz,
    source_updated_at timestamptz,
    supplements       text,
    transfers         text,
    deep_link         text,
    search_key        text        collate "C" not null,
    raw               text,
    content_hash      text        not null,
    first_seen_at     timestamptz not null,
    changed_at        timestamptz not null,
    read_at           timestamptz not null,
    unique (source, code)
) with (fillfactor = 90);

comment on column dossier.source_record.id_key is
    'Keyed hash of the id number, 64 bits: found by equality, useless without the key';
comment on column dossier.source_record.supplements is 'Requests for papers as JSON text; transfers likewise';
comment on column dossier.source_record.read_at is
    'When the source last answered with it; exact to ten minutes, so that unchanged records cost no writing';

create index source_record_link on dossier.source_record (link_key);
create index source_record_id_key on dossier.source_record (id_key) where id_key is not null;
create index source_record_phone_key on dossier.source_record (phone_key) where phone_key is not null;
create index source_record_recheck on dossier.source_record (source, read_at) where is_open;
create index source_record_raw on dossier.source_record (changed_at) where raw is not null and not is_open;

-- Names of procedures, searched here instead of in every dossier.
create table dossier.procedure_name (
    name       text primary key,
    search_key text not null
);

create sequence dossier.version;

-- The unified row, with everything the queue shows.
create table dossier.dossier (
    id                bigint generated always as identity primary key,
    link_key          text        collate "C" not null unique,
    version           bigint      not null,
    source            text        collate "C" not null,
    sources           text[]      not null,
    mismatch          boolean     not null,
    code              text        not null,
    national_code     text,
    procedure_code    text,
    procedure_name    text,
    field             text,
    receiving_agency  text,
    handling_agency   text,
    agency            text,
    department        text,
    officer           text,
    applicant_name    text,
    channel           text,
    status            smallint    not null,
    status_text       text,
    is_open           boolean     not null,
    paused            boolean     not null,
    paused_since      timestamptz,
    no_term           boolean     not null,
    received_at       timestamptz,
    due_at            timestamptz,
    warn_at           timestamptz,
    finished_at       timestamptz,
    changed_at        timestamptz not null,
    deep_link         text,
    search_key        text        collate "C" not null,
    queue_rank        smallint    not null,
    sort_at           bigint      not null,
    next_moment_at    timestamptz,
    next_moment_kind  text
) with (fillfactor = 90);

comment on column dossier.dossier.queue_rank is
    '0 running with a due time, 1 due time unknown, 2 paused, 3 no term, 4 closed';
comment on column dossier.dossier.sort_at is
    'Microseconds since 1970 of the due time, else of reception; negative for closed dossiers, so that the last closed come first';

create index dossier_open_queue on dossier.dossier (queue_rank, sort_at, id) where is_open;
create index dossier_closed_queue on dossier.dossier (queue_rank, sort_at, id) where not is_open;
create index dossier_moment on dossier.dossier (next_moment_at) where next_moment_at is not null;
create index dossier_version on dossier.dossier (version);
-- A large pending list keeps bursts of new dossiers fast; autovacuum merges it.
create index dossier_open_search on dossier.dossier using gin (search_key gin_trgm_ops)
    with (gin_pending_list_limit = 65536) where is_open;
create index dossier_closed_search on dossier.dossier using gin (search_key gin_trgm_ops)
    with (gin_pending_list_limit = 16384) where not is_open;

-- Where a dossier went whose records were joined to another one.
create table dossier.merged (
    id   bigint primary key,
    into_id bigint not null
);

-- Every change of every record; rows are only added. Values of personal data are not copied here.
create table dossier.history (
    sequence bigint generated always as identity primary key,
    record   bigint      not null,
    at       timestamptz not null,
    read_at  timestamptz not null,
    what     text        not null,
    before   text,
    after    text
);

create index history_record on dossier.history (record);
