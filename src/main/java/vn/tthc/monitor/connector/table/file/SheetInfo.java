package vn.tthc.monitor.connector.table.file;

/** A sheet of a file; files with one table only have one without a name. */
public record SheetInfo(String name, boolean hidden) {}
