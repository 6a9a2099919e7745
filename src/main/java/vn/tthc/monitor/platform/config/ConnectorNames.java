package vn.tthc.monitor.platform.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The ids of the connectors that lie beside a file of the configuration folder, for checks that names meet. */
public final class ConnectorNames {
    private static final String ENDING = ".yaml";

    private ConnectorNames() {}

    /** By file name, in the folder's own connectors, those of the demo, and those beside the demo's folder. */
    public static Set<String> beside(ConfigNode root) {
        var known = new TreeSet<String>();
        var folder = Path.of(root.place().file()).toAbsolutePath().getParent();
        if (folder != null) {
            Stream.of("connectors", "demo/connectors", "../connectors")
                    .forEach(name -> known.addAll(in(folder.resolve(name))));
        }
        return known;
    }

    private static List<String> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
