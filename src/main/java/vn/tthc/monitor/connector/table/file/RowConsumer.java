package vn.tthc.monitor.connector.table.file;

/** Takes the rows of a table in their order, empty ones left out. */
@FunctionalInterface
public interface RowConsumer {
    /** Takes a row and says whether to go on. */
    boolean accept(Row row);
}
