-- The queue's view of dossiers whose systems disagree, open or closed: few of very many.
create index dossier_mismatch on dossier.dossier (queue_rank, sort_at, id) where mismatch;
