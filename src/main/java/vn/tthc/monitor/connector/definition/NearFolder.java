package vn.tthc.monitor.connector.definition;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the folder of shared things nearest to a file: in the file's own folder, or in one above it. */
final class NearFolder {
    /** How many folders above a connector file what it shares may stand. */
    private static final int FARTHEST = 4;

    private NearFolder() {}

    /**
     * The folder.
     *
     * @param otherwise the configuration folder to take it from where none is nearer
     */
    static Path of(Path file, String name, Path otherwise) {
        var above = file.toAbsolutePath().getParent();
        for (int up = 0; up < FARTHEST && above != null; up++, above = above.getParent()) {
            if (String.valueOf(above.getFileName()).equals(name)) {
                return above;
            }
            if (Files.isDirectory(above.resolve(name))) {
                return above.resolve(name);
            }
        }
        return otherwise.resolve(name);
    }
}
