-- When a source says a dossier was typed into it, to compare with when it was received.
alter table dossier.source_record add column entered_at timestamptz;

-- Findings of the past stay with dossiers that are closed: few of very many.
create index dossier_closed_findings on dossier.dossier (queue_rank, sort_at, id) where not is_open and findings <> 0;
