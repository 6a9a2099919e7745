-- Critical messages leave a channel first, digests last; what waits too long in a crowd becomes one message.
ALTER TABLE alert.outbox ADD COLUMN priority smallint NOT NULL DEFAULT 1;
UPDATE alert.outbox SET priority = 2 WHERE kind = 'DIGEST';

-- The message in which this one was told as a line.
ALTER TABLE alert.outbox ADD COLUMN summary bigint REFERENCES alert.outbox (id) ON DELETE SET NULL;
CREATE INDEX outbox_summary ON alert.outbox (summary) WHERE summary IS NOT NULL;
CREATE INDEX outbox_failed_summary ON alert.outbox (id) WHERE kind = 'SUMMARY' AND state = 'DEAD';
