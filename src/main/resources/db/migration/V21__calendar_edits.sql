-- What people lay down about single days beside the calendar's files. Lines are only added: the newest line of a day and
-- level holds, the one before it is what an undo brings back. The highest id is the version that every node follows.
create table dossier.calendar_edit (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    actor      text        not null,
    reason     text        not null,
    agency     text        collate "C",
    day        date        not null,
    replaces   bigint      references dossier.calendar_edit,
    undoes     bigint      references dossier.calendar_edit,
    kind       text,
    name       text,
    closes     text,
    opens      text,
    hours      text[]      not null default '{}',
    was_kind   text,
    was_name   text        not null,
    was_hours  text        not null,
    now_kind   text,
    now_name   text        not null,
    now_hours  text        not null,
    open       integer     not null,
    due        integer     not null,
    warnings   integer     not null,
    unique nulls not distinct (agency, day, replaces)
);

comment on column dossier.calendar_edit.agency is 'Code of the level; null for the whole nation';
comment on column dossier.calendar_edit.replaces is 'The line of the same day and level before; null for the first';
comment on column dossier.calendar_edit.undoes is 'The line that this one takes back; null where it is no undo';
comment on column dossier.calendar_edit.kind is 'What is laid down; null where the files speak again';
comment on column dossier.calendar_edit.was_kind is 'What held before, by files and edits together; null for an ordinary day';
comment on column dossier.calendar_edit.due is 'How many due times computed by us it moved, of so many open records';
