-- Since when a channel has taken nothing; null while it works.
ALTER TABLE alert.lane ADD COLUMN failing_since timestamptz;
