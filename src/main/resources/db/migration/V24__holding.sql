-- How exactly a change was seen: between this answer and the one that brought it.
alter table dossier.history add column last_read_at timestamptz;

comment on column dossier.history.last_read_at is
    'When the source had last answered with the value before; null for what has none';
