-- Records that their source no longer shows: marked when a complete read does not see them, buried when a later one does
-- not either. A buried record is not open, whatever its status says; it is raised again when it is read again.
alter table dossier.source_record
    add column missing_since timestamptz,
    add column gone_at       timestamptz,
    add column gone_reason   text;

comment on column dossier.source_record.missing_since is 'First complete read that did not see it; null while it is seen';
comment on column dossier.source_record.gone_reason is 'Why it was buried by hand; null where reads did not see it';

alter table dossier.dossier
    add column gone_since timestamptz;

comment on column dossier.dossier.gone_since is
    'Since when the record that is shown is not at its source any more; null where it is';
