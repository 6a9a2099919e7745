package vn.tthc.monitor.platform.config;

/** Where a value stands: file, line and column, both from 1. */
public record Place(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
