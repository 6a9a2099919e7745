package vn.tthc.monitor.connector.definition;

import java.nio.file.Path;
import vn.tthc.monitor.platform.config.References;

/**
 * Gives every variable and every file of a connector file an invented value that fits where addresses stand too: for
 * rehearsals and fixtures, which no real address or secret may reach.
 */
public final class InventedEnvironment implements References.Environment {
    /** Where everything lies that nobody reaches. */
    public static final String NOWHERE = "https://source.example";

    private final String address;

    public InventedEnvironment() {
        this(NOWHERE);
    }

    /** Every value lies at this address. */
    public InventedEnvironment(String address) {
        this.address = address;
    }

    /** What the environment has, and invented values for the rest. */
    static References.Environment behind(References.Environment environment) {
        var invented = new InventedEnvironment();
        return new References.Environment() {
            @Override
            public String value(String name) {
                var value = environment.value(name);
                return value == null || value.isEmpty() ? invented.value(name) : value;
            }

            @Override
            public String content(Path file) {
                var content = environment.content(file);
                return content == null || content.isEmpty() ? invented.content(file) : content;
            }
        };
    }

    @Override
    public String value(String name) {
        return address + "/" + name;
    }

    @Override
    public String content(Path file) {
        return address + "/" + file.getFileName();
    }
}
