package vn.tthc.monitor.connector.table.file;

/** What a file really is, by its content; its name says little, for many systems save web pages as {@code .xls}. */
public enum FileKind {
    XLSX("Excel (.xlsx)"),
    XLS("Excel 97-2003 (.xls)"),
    ODS("LibreOffice (.ods)"),
    CSV("văn bản phân cách (.csv)"),
    HTML("trang web"),
    SPREADSHEETML("Excel XML 2003");

    private final String word;

    FileKind(String word) {
        this.word = word;
    }

    /** What people call it. */
    public String word() {
        return word;
    }
}
