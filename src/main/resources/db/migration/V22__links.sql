-- Which records are one dossier, where that does not follow from a single code of each. Nodes are codes, records, and codes
-- that a record refers to; the keys of those that stand for themselves are not written.
create table dossier.link_alias (
    node     text collate "C" not null,
    link_key text collate "C" not null,
    primary key (node, link_key)
);

create index link_alias_key on dossier.link_alias (link_key);

-- What people have said about records being one dossier, for ever. It names records by system and code, so that it holds
-- whatever is read again.
create table dossier.link_decision (
    id           bigint generated always as identity primary key,
    kind         text        not null,
    one_source   text        collate "C" not null,
    one_code     text        collate "C" not null,
    other_source text        collate "C",
    other_code   text        collate "C",
    note         text,
    decided_by   text        not null,
    decided_at   timestamptz not null,
    undone_by    text,
    undone_at    timestamptz,
    undone_note  text
);

comment on column dossier.link_decision.kind is
    'MERGED: both are one dossier; DISMISSED: they are not, and are not suspected again; SPLIT: the first stands alone';

create unique index link_decision_standing
    on dossier.link_decision (kind, one_source, one_code, other_source, other_code) nulls not distinct
    where undone_at is null;
create index link_decision_one on dossier.link_decision (one_source, one_code);
create index link_decision_other on dossier.link_decision (other_source, other_code) where other_source is not null;
