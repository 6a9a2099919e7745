-- Since when another office than the one that received a dossier has it, for lists of whom we wait for.
alter table dossier.source_record add column elsewhere_since timestamptz;

comment on column dossier.source_record.elsewhere_since is
    'Since when another office has it: by the hand-overs its source tells of, else since that was first read; null where it is not';

-- Disagreements that are long over go.
create index mismatch_ended on dossier.mismatch (ended_at) where ended_at is not null;
