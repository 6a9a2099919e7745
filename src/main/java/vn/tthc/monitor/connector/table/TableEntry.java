package vn.tthc.monitor.connector.table;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.definition.DossierField;

/** What became of the rows under a header, in their order: nothing is left out without being told. */
public sealed interface TableEntry {
    /** The number of the row, as people see it in the file. */
    int row();

    /**
     * A row for the mapping.
     *
     * @param json its values by the titles of their columns, all as text, empty ones absent
     * @param findings what is odd in it
     */
    record Whole(int row, ObjectNode json, List<CellFinding> findings) implements TableEntry {}

    /**
     * Rows that hold no dossier.
     *
     * @param row the first of them
     * @param last the last of them; several only where they are empty
     * @param seen what stands there, shortened
     */
    record LeftOut(int row, int last, Reason reason, String seen) implements TableEntry {}

    /** Why a row holds no dossier. */
    enum Reason {
        EMPTY("dòng trống"),
        NUMBERS("dòng đánh số cột"),
        HEADER("dòng tiêu đề lặp lại"),
        TOTAL("dòng tổng"),
        GROUP("dòng tên nhóm"),
        SIGNATURE("phần ký cuối bảng"),
        CONFIGURED("bỏ theo files.table.skip");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** In Vietnamese. */
        public String word() {
            return word;
        }
    }

    /**
     * Something odd in a cell; the row is read all the same.
     *
     * @param column the letter of its column
     * @param field what the column means; null where nobody knows
     */
    record CellFinding(Kind kind, String column, @Nullable DossierField field, String value) {
        /** What is odd. */
        public enum Kind {
            /** An error such as #N/A; read as nothing. */
            ERROR("ô báo lỗi"),
            /** A number of more than 15 digits, whose last ones a spreadsheet has lost. */
            ROUNDED("số quá 15 chữ số, bảng tính đã làm tròn"),
            /** A number that most likely had a zero before or behind it. */
            LOST_ZERO("có thể đã mất số 0");

            private final String word;

            Kind(String word) {
                this.word = word;
            }

            /** In Vietnamese. */
            public String word() {
                return word;
            }
        }
    }
}
