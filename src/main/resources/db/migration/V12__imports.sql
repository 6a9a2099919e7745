-- Files and pasted tables: what came, from where, what became of it, and how its columns were understood.
create table connector.import (
    id           bigint generated always as identity primary key,
    connector    text        not null,
    state        text        not null,
    way          text        not null,
    name         text        not null,
    size         bigint      not null,
    sha256       text        not null,
    -- Where it lay: folder and file, mailbox and message. The same place with the same size is the same file.
    place        text,
    place_mark   text,
    -- A person's account, or who sent a mail.
    brought_by   text        not null,
    received_at  timestamptz not null,
    as_of        timestamptz not null,
    complete     boolean     not null default false,
    settings     text        not null default '{}',
    sentence     text,
    run          uuid,
    rows         integer     not null default 0,
    added        integer     not null default 0,
    changed      integer     not null default 0,
    unchanged    integer     not null default 0,
    older        integer     not null default 0,
    skipped      integer     not null default 0,
    closed       integer     not null default 0,
    progress_at  timestamptz,
    imported_at  timestamptz,
    imported_by  text,
    undone_at    timestamptz,
    undone_by    text,
    undo_result  text,
    file_kept    boolean     not null default true
);

create index import_newest on connector.import (received_at desc, id desc);
create index import_content on connector.import (sha256, connector);
create index import_place on connector.import (connector, place) where place is not null;
create index import_unfinished on connector.import (connector, id) where state in ('ARRIVED', 'IMPORTING');
create unique index import_run on connector.import (run) where run is not null;

-- The file itself in parts, so that neither storing nor reading it needs it in memory.
create table connector.import_part (
    import  bigint not null references connector.import on delete cascade,
    number  integer not null,
    content bytea  not null,
    primary key (import, number)
);

-- Rows that were not taken, and dossiers that taking back left alone; line 0 where there is none. No names.
create table connector.import_note (
    id     bigint generated always as identity primary key,
    import bigint  not null references connector.import on delete cascade,
    kind   text    not null,
    line   integer not null,
    code   text,
    reason text    not null
);

create index import_note_import on connector.import_note (import, kind, line);

-- How the columns of a table with this header were matched the last time, by system.
create table connector.column_memory (
    connector  text        not null,
    header     text        not null,
    columns    text        not null,
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (connector, header)
);

-- What people said a system's own words for states mean.
create table connector.word_memory (
    connector  text        not null,
    field      text        not null,
    word       text        not null,
    meaning    text        not null,
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (connector, field, word)
);
