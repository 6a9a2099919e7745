package vn.tthc.monitor.connector.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The imported files themselves, in parts of the database, where every node and every backup finds them. */
@Component
class ImportPartStore {
    private static final int PART = 1 << 20;

    private final JdbcClient jdbc;

    ImportPartStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(long id, InputStream content) {
        try {
            var number = 0;
            for (var part = content.readNBytes(PART); part.length > 0; part = content.readNBytes(PART)) {
                jdbc.sql("INSERT INTO connector.import_part (import, number, content) VALUES (?, ?, ?)")
                        .params(id, number++, part)
                        .update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies the file; false where it is not kept any more. */
    boolean read(long id, OutputStream to) {
        try {
            for (var number = 0; ; number++) {
                var part = jdbc.sql("SELECT content FROM connector.import_part WHERE import = ? AND number = ?")
                        .params(id, number)
                        .query((row, index) -> row.getBytes(1))
                        .optional();
                if (part.isEmpty()) {
                    return number > 0;
                }
                to.write(part.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the files of old imports go; their lines in the ledger stay. */
    int forget(Instant before) {
        jdbc.sql("""
                UPDATE connector.import SET file_kept = false WHERE file_kept AND received_at < ?""").param(before.atOffset(ZoneOffset.UTC)).update();
        return jdbc.sql("""
                DELETE FROM connector.import_part p USING connector.import i WHERE i.id = p.import AND NOT i.file_kept""").update();
    }
}
