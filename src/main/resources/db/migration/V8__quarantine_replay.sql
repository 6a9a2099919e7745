-- Records in quarantine can be read once more: by whom they were resolved, and which of them say the same.
ALTER TABLE connector.quarantine
    ADD COLUMN incomplete  boolean NOT NULL DEFAULT false,
    ADD COLUMN resolved_by text,
    ADD COLUMN reason_key  text    NOT NULL GENERATED ALWAYS AS (left(md5(regexp_replace(regexp_replace(reason,
        '^(Không lấy được chi tiết):.*$', '\1'), ' = [^;]*;', ' = …;')), 12)) STORED;

COMMENT ON COLUMN connector.quarantine.incomplete IS
    'Only a part was received, because its detail could not be read: reading it once more would store less than there is';
COMMENT ON COLUMN connector.quarantine.resolved_by IS 'Who had it read once more; null where the source itself sent it well';
COMMENT ON COLUMN connector.quarantine.reason_key IS 'The same for reasons that differ only by the value they name';

CREATE INDEX quarantine_reason ON connector.quarantine (connector, reason_key, id) WHERE resolved_at IS NULL;
