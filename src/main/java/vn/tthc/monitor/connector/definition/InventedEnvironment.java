package vn.tthc.monitor.connector.definition;

import java.nio.file.Path;
import vn.tthc.monitor.platform.config.References;

/**
 * Gives every variable and every file of a connector file an invented value that fits where addresses stand too: for
 * rehearsals and fixtures, which no real address or secret may reach.
 */
public final class InventedEnvironment implements References.Environment {
    private static final String SOURCE = "https://source.example/";

    @Override
    public String value(String name) {
        return SOURCE + name;
    }

    @Override
    public String content(Path file) {
        return SOURCE + file.getFileName();
    }
}
