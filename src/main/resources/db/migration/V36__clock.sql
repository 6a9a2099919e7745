-- When the waits of a message or a gate were decided, so that a clock put back does not make them an hour longer.
ALTER TABLE alert.outbox ADD COLUMN decided_at timestamptz;
CREATE INDEX outbox_decided ON alert.outbox (decided_at) WHERE decided_at IS NOT NULL;

ALTER TABLE alert.lane ADD COLUMN decided_at timestamptz;
