-- Due times that we say ourselves, beside what the source said, and what is wrong about a record.
alter table dossier.source_record
    add column shown_due_at timestamptz,
    add column due_origin   text,
    add column pauses       text,
    add column answer_by    timestamptz,
    add column findings     integer,
    add column elsewhere    boolean;

comment on column dossier.source_record.shown_due_at is
    'The due time that counts where it is not the due_at of the source as it stands: computed, extended, or a day without a time';
comment on column dossier.source_record.due_origin is
    'COMPUTED by us, EXTENDED by the source; null where the source gave it or there is none';
comment on column dossier.source_record.pauses is
    'Pauses that ended, as JSON, seen by the changes of the status';
comment on column dossier.source_record.answer_by is
    'Until when an answer to the present request for papers is waited for';
comment on column dossier.source_record.findings is
    'Kinds of the open findings as bits; null for none';

alter table dossier.dossier
    add column due_origin text,
    add column findings   integer not null default 0,
    add column elsewhere  boolean not null default false;

comment on column dossier.dossier.elsewhere is 'Whether another office than the one that received it handles it now';

create index dossier_findings on dossier.dossier (queue_rank, sort_at, id) where is_open and findings <> 0;
create index dossier_elsewhere on dossier.dossier (queue_rank, sort_at, id) where is_open and elsewhere;

-- What is wrong or remarkable about one record, from when to when. Details are values, not sentences.
create table dossier.finding (
    record    bigint      not null,
    kind      text        not null,
    since     timestamptz not null,
    details   text        not null,
    closed_at timestamptz
);

create unique index finding_open on dossier.finding (record, kind) where closed_at is null;
create index finding_record on dossier.finding (record);
