package vn.tthc.monitor.connector.table.file;

import java.util.List;
import java.util.Set;

/**
 * An open file with tables. Its rows can be read any number of times, by one thread at a time. Whatever is wrong with
 * the file is a {@link TableRefused}; nothing else is thrown but what the consumer throws.
 */
public interface SheetFile extends AutoCloseable {
    FileKind kind();

    /** The sheets in their order, hidden ones included. */
    List<SheetInfo> sheets();

    /** What was found out or left out, one Vietnamese sentence each; reading rows may add to it. */
    List<String> notes();

    /** The hidden columns of a sheet, from 0. */
    Set<Integer> hiddenColumns(int sheet);

    /** Turns the numbers of this file that stand for days into cells. */
    Serial serial();

    /** Reads the rows of a sheet until they end or the consumer has enough. */
    void rows(int sheet, RowConsumer consumer);

    @Override
    void close();
}
