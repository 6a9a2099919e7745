-- What runs replaced that a person may take back. Rows hold personal data and go with the time for taking back.
create table dossier.replaced (
    run     uuid        not null,
    code    text        collate "C" not null,
    what    text        not null,
    hash    text,
    before  text,
    changed_at timestamptz,
    read_at timestamptz not null,
    at      timestamptz not null,
    primary key (run, code)
);

comment on column dossier.replaced.what is 'ADDED, CHANGED or CLOSED';
comment on column dossier.replaced.hash is 'Content that the run wrote: while it is still there nothing newer has been read';
comment on column dossier.replaced.before is 'The record before the run as JSON text; null for an added one';
comment on column dossier.replaced.read_at is 'When the source had last answered with the record before; of an added one, the time of its page';

create index replaced_at on dossier.replaced (at);
