package vn.tthc.monitor.connector;

import vn.tthc.monitor.connector.definition.TableWords;
import vn.tthc.monitor.platform.config.FileCheck;

/** The file of the words that systems use in the tables they export, {@code columns.yaml}. */
public final class ColumnFile {
    /** For the check without the server: everything the start would refuse. */
    public static final FileCheck CHECK = TableWords.CHECK;

    private ColumnFile() {}
}
