-- Of the start or end of something planned: which system it is about; null means all of them, or something else is told of.
ALTER TABLE alert.outbox ADD COLUMN planned_source text;
