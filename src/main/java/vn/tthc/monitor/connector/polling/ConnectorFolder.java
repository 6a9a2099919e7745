package vn.tthc.monitor.connector.polling;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import vn.tthc.monitor.connector.definition.ConnectorFile;

/** Where connector files come from. */
interface ConnectorFolder {
    /** The path of every file by id; empty where the folder cannot be listed now, which says nothing about its files. */
    Optional<SortedMap<String, Path>> list();

    /** One file as it stands now, valid or not; empty where this installation does not load it. */
    Optional<ConnectorFile> read(Path path);
}
