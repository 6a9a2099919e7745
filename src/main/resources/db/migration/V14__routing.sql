-- The system that the routing table makes responsible for a record, by its procedure or field and its day of reception;
-- null where the table decides nothing. Of a dossier in several systems that system's word counts.
alter table dossier.source_record
    add column routed_to text collate "C";
