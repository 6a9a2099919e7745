package vn.tthc.monitor.connector.polling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.tthc.monitor.connector.definition.ConnectorFiles;

/** A configuration folder on disk, with connectors as a technician would save them. */
final class LiveFolder {
    final Path configuration;
    private final String base;

    LiveFolder(Path configuration, String base) {
        this.configuration = configuration;
        this.base = base;
        try {
            Files.createDirectories(configuration.resolve("connectors"));
            Files.createDirectories(configuration.resolve("presets"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ConnectorFolder folder() {
        return ConnectorConfiguration.folder(configuration, new ConnectorFiles(configuration, name -> null, false));
    }

    /** A connector that lists at a path; further top-level keys may follow. */
    String connector(String id, String path, String... more) {
        return """
                id: %s
                name: Nguồn %s
                http: {baseUrl: "%s", limits: {retries: 0}}
                read: {list: {get: %s, records: items, paging: {type: none}}}
                mapping: {timezone: Asia/Ho_Chi_Minh, fields: {code: code, status: status, updatedAt: updated}}
                %s
                """.formatted(id, id, base, path, String.join("\n", more));
    }

    void save(String id, String text) {
        write("connectors/" + id + ".yaml", text);
    }

    void write(String file, String text) {
        try {
            Files.writeString(configuration.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String id) {
        try {
            Files.delete(configuration.resolve("connectors/" + id + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
