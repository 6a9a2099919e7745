package vn.tthc.monitor.connector.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.Imports.Note;
import vn.tthc.monitor.connector.mapping.Finding;
import vn.tthc.monitor.connector.table.TableEntry;
import vn.tthc.monitor.connector.table.TableEntry.CellFinding;

/** What there is to say of the rows of one file. The table is read in one thread and mapped in another. */
final class ImportNotes {
    private static final int MOST_WORDS = 200;

    private final List<Note> skipped = new ArrayList<>();
    private final Map<CellFinding.Kind, Integer> odd = new EnumMap<>(CellFinding.Kind.class);
    private final Map<CellFinding.Kind, Integer> firstOdd = new EnumMap<>(CellFinding.Kind.class);
    private final Map<String, Map<String, Integer>> unknown = new TreeMap<>();
    private Set<String> named = Set.of();
    private int withoutCode;
    private int rows;

    synchronized void leftOut(TableEntry.LeftOut rows) {
        // Lines with nothing in them are nothing that anybody could miss.
        if (rows.reason() != TableEntry.Reason.EMPTY) {
            skipped.add(new Note(rows.row(), null, rows.reason().word()));
        }
    }

    synchronized void repeated(int line, String code, int first) {
        skipped.add(new Note(line, code, "trùng mã với dòng " + first + "; chỉ lấy dòng đầu"));
    }

    synchronized void rejected(int line, @Nullable String code, String reason) {
        skipped.add(new Note(line, code, reason));
        if (code == null) {
            withoutCode++;
        }
    }

    synchronized void row(TableEntry.Whole row) {
        rows++;
        for (var finding : row.findings()) {
            odd.merge(finding.kind(), 1, Integer::sum);
            firstOdd.putIfAbsent(finding.kind(), row.row());
        }
    }

    synchronized void named(Set<String> codes) {
        named = new HashSet<>(codes);
    }

    synchronized void unknown(Finding finding) {
        var words = unknown.computeIfAbsent(finding.field().key(), _ -> new TreeMap<>());
        if (words.size() < MOST_WORDS || words.containsKey(finding.value())) {
            words.merge(finding.value(), 1, Integer::sum);
        }
    }

    /** Rows that were not taken, by line. */
    synchronized List<Note> skipped() {
        return skipped.stream()
                .sorted((one, other) -> Integer.compare(one.line(), other.line()))
                .toList();
    }

    synchronized Map<String, Map<String, Integer>> unknown() {
        return unknown;
    }

    /** Every code that stands in the file, in rows that were taken or not. */
    synchronized Set<String> named() {
        return named;
    }

    /** Rows that may hold a dossier. */
    synchronized int rows() {
        return rows;
    }

    /** Rows whose code could not be read: nobody knows which dossiers they are. */
    synchronized int withoutCode() {
        return withoutCode;
    }

    /** What was odd in cells, as one sentence; null for nothing. */
    synchronized @Nullable String oddities() {
        return odd.isEmpty()
                ? null
                : odd.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey().word() + " (đầu tiên ở dòng "
                                + firstOdd.get(entry.getKey()) + ")")
                        .collect(Collectors.joining("; ", "Cần xem lại: ", "."));
    }
}
