-- What two systems say differently about one dossier, as something to be done. One row per dossier, class and pair: it ends
-- when the systems agree again and is opened again when the same disagreement returns.
create table dossier.mismatch (
    id          bigint generated always as identity primary key,
    link_key    text        collate "C" not null,
    kind        text        not null,
    one         text        collate "C" not null,
    other       text        collate "C" not null,
    one_code    text,
    other_code  text,
    one_value   text,
    other_value text,
    since       timestamptz not null,
    found_at    timestamptz not null,
    shown_at    timestamptz,
    visible     boolean     not null,
    ended_at    timestamptz,
    returned    integer     not null default 0,
    owner       text,
    resolution  text,
    reason      text,
    settled_by  text,
    settled_at  timestamptz,
    unique (link_key, kind, one, other)
);

comment on column dossier.mismatch.one is 'The system whose id comes first by the alphabet; other is the second';
comment on column dossier.mismatch.one_value is
    'Number of the status, due time, or whether a fee was paid; null where that system lacks the dossier';
comment on column dossier.mismatch.shown_at is 'End of the grace in which ordinary delay is kept quiet; null for never';
comment on column dossier.mismatch.visible is 'Whether it waits for a person: grace over, not ended, not settled';
comment on column dossier.mismatch.resolution is 'RESOLVED or DISMISSED by a person, while the systems may still differ';
comment on column dossier.mismatch.returned is 'How often it came back after it had ended';

create index mismatch_quiet on dossier.mismatch (shown_at) where not visible and ended_at is null and resolution is null;
create index mismatch_visible on dossier.mismatch (since, id) where visible;

-- Said anew by the rows above.
update dossier.dossier set mismatch = false where mismatch;
