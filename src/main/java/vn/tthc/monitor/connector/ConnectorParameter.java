package vn.tthc.monitor.connector;

import picocli.CommandLine.Parameters;

/** The same, and the one connector file that a command is about. */
final class ConnectorParameter extends ConfigurationOption {
    @Parameters(paramLabel = "ID", description = "tên tệp kết nối (connector file)")
    private String id = "";

    /** The name of the file without its ending. */
    String id() {
        return id;
    }
}
