package vn.tthc.monitor.connector.definition;

import java.util.List;
import vn.tthc.monitor.platform.config.ConfigNode;

/** Checks values that come from the columns of tables: an interface that is asked has none. */
final class ColumnLint {
    private static final List<String> KEYS = List.of("column", "letter");

    private final ConfigNode mapping;
    private final LintFindings findings;

    ColumnLint(ConfigNode mapping, LintFindings findings) {
        this.mapping = mapping;
        this.findings = findings;
    }

    /**
     * Runs it.
     *
     * @param polls whether an interface is asked
     * @param files whether files are spoken of
     */
    void run(boolean polls, boolean files) {
        for (var list : List.of("supplements", "transfers")) {
            var part = mapping.get(list);
            if (part != null && part.get("fields") != null) {
                part.at("fields").entries().values().forEach(this::inList);
            }
        }
        var fields = mapping.get("fields");
        if (fields != null && polls) {
            fields.entries().forEach((target, field) -> polled(target, field, files));
        }
    }

    private void inList(ConfigNode field) {
        for (var key : KEYS) {
            if (field.get(key) != null) {
                findings.error(
                        field.keyPlace(key),
                        "column-in-list",
                        "danh sách con không nằm trong cột của bảng",
                        "path: <đường dẫn trong mục>");
            }
        }
    }

    private void polled(String target, ConfigNode field, boolean files) {
        for (var key : KEYS) {
            if (field.get(key) == null) {
                continue;
            }
            var what = target + " lấy từ cột của bảng, nhưng read không có cột";
            if (target.equals(DossierField.CODE.key()) || target.equals(DossierField.STATUS.key())) {
                findings.error(
                        field.keyPlace(key), "column-without-table", what, target + ": <đường dẫn trong bản ghi>");
            } else if (!files) {
                findings.warning(
                        field.keyPlace(key),
                        "column-without-table",
                        what + " và tệp không khai files",
                        "đường dẫn trong bản ghi, hoặc khai files");
            }
        }
    }
}
