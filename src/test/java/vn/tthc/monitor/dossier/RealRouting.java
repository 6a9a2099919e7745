package vn.tthc.monitor.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import vn.tthc.monitor.deadline.TestingDeadlines;

/** A routing table read from a text, and the guide over it and the project's catalogue, for tests of other modules. */
public final class RealRouting {
    private final LiveRouting table;

    public RealRouting(String text, Clock clock) {
        try {
            var file = Files.createTempFile("routing", ".yaml");
            Files.writeString(file, text);
            table = new LiveRouting(file, clock);
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public RoutingTable table() {
        return table;
    }

    public RoutingGuide guide() {
        return new CatalogueGuide(table, TestingDeadlines.ofRepository());
    }
}
