package vn.tthc.monitor.connector.definition;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.Problem;

/**
 * One connector file after loading: a definition, or the problems that make it INVALID.
 *
 * @param id from the file's name, so that a broken file has one too
 * @param name from the file where it can be read, else the id
 * @param loaded null for an invalid file
 * @param problems why it is invalid; empty for a valid one
 * @param warnings what is suspicious all the same
 * @param reads every file that the outcome depends on, present or not: itself, its
 *     presets, its certificates, the files it refers to
 */
public record ConnectorFile(
        String id,
        String name,
        Path path,
        @Nullable ConnectorDefinition loaded,
        List<Problem> problems,
        List<Problem> warnings,
        Set<Path> reads) {

    public boolean valid() {
        return loaded != null;
    }

    public Optional<ConnectorDefinition> definition() {
        return Optional.ofNullable(loaded);
    }
}
