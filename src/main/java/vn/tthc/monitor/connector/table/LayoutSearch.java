package vn.tthc.monitor.connector.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.FoldedTitle;
import vn.tthc.monitor.connector.definition.TableSettings;
import vn.tthc.monitor.connector.definition.TableWords;
import vn.tthc.monitor.connector.mapping.WrittenTimes;
import vn.tthc.monitor.connector.table.file.Cell;
import vn.tthc.monitor.connector.table.file.Row;
import vn.tthc.monitor.connector.table.file.SheetFile;

/** Finds the header of one sheet in its first rows, and what the columns mean. */
final class LayoutSearch {
    /** How many rows under the header are looked at for samples. */
    private static final int SAMPLE = 200;

    private static final int SAMPLES = 3;
    private static final int LONGEST_SAMPLE = 80;

    private final SheetFile file;
    private final int sheet;
    private final TableSettings settings;
    private final TableWords words;
    private final ColumnTitles titles;
    private final List<Row> rows = new ArrayList<>();

    LayoutSearch(SheetFile file, int sheet, TableSettings settings, TableWords words) {
        this.file = file;
        this.sheet = sheet;
        this.words = words;
        this.settings = settings;
        this.titles = new ColumnTitles(words, settings);
    }

    /** A header and the layout under it. */
    record Found(Header header, TableLayout layout) {}

    /** The layout; null where no row looks like a header. */
    @Nullable Found find() {
        var given = settings.header().row();
        var last = (given == null ? settings.header().within() : given) + SAMPLE;
        file.rows(sheet, row -> {
            rows.add(row);
            return rows.size() < last;
        });
        var header = given == null ? searched() : at(given);
        if (header == null) {
            return null;
        }
        return new Found(header, layout(header));
    }

    /** The first rows as people see them, for telling where nothing was found. */
    List<Row> seen() {
        return rows;
    }

    private @Nullable Header searched() {
        Header best = null;
        var most = Math.max(1, settings.header().matches() - titles.lettered()) - 1;
        for (var index = 0;
                index < rows.size()
                        && rows.get(index).number() <= settings.header().within();
                index++) {
            for (var lines = 1; lines <= Header.MOST_LINES && index + lines <= rows.size(); lines++) {
                var header = new Header(rows.subList(index, index + lines));
                var score = header.last() - header.first() < lines ? header.score(titles) : 0;
                if (score > most) {
                    most = score;
                    best = header;
                }
            }
        }
        return best;
    }

    private @Nullable Header at(int number) {
        for (var index = 0; index < rows.size(); index++) {
            if (rows.get(index).number() == number) {
                var best = new Header(rows.subList(index, index + 1));
                for (var lines = 2; lines <= Header.MOST_LINES && index + lines <= rows.size(); lines++) {
                    var longer = new Header(rows.subList(index, index + lines));
                    best = longer.score(titles) > best.score(titles) ? longer : best;
                }
                return best;
            }
        }
        return null;
    }

    private TableLayout layout(Header header) {
        var under = under(header);
        var letterhead = rows.stream()
                .filter(row -> row.number() < header.first())
                .map(LayoutSearch::line)
                .toList();
        var width = Math.max(
                header.width(),
                under.stream().mapToInt(row -> row.cells().size()).max().orElse(0));
        var fields = fields(header, under, width);
        var hidden = file.hiddenColumns(sheet);
        var columns = new ArrayList<TableColumn>();
        Map<String, Integer> used = new HashMap<>();
        for (var index = 0; index < width; index++) {
            var lines = header.lines(index);
            var samples = samples(under, index);
            if (!lines.isEmpty() || !samples.isEmpty()) {
                columns.add(column(index, lines, samples, used)
                        .about(hidden.contains(index), filled(under, index), fields.get(index)));
            }
        }
        return new TableLayout(
                file.sheets().get(sheet).name(), header.first(), header.last(), letterhead, columns, under.size());
    }

    /** The rows that look like dossiers: sums and signatures would make the samples and shares wrong. */
    private List<Row> under(Header header) {
        var code = -1;
        for (var index = 0; index < header.width() && code < 0; index++) {
            var meaning = titles.of(header.lines(index));
            var isCode = titles.ofLetter(TableColumn.letter(index)) == DossierField.CODE
                    || (meaning != null && meaning.field() == DossierField.CODE);
            code = isCode ? index : code;
        }
        var rules = new RowRules(header, words, settings, code, header.width());
        return rows.stream()
                .filter(row -> row.number() > header.last() && rules.reason(row) == null)
                .limit(SAMPLE)
                .toList();
    }

    private static Draft column(int index, List<String> lines, List<String> samples, Map<String, Integer> used) {
        var letter = TableColumn.letter(index);
        var written = lines.isEmpty() ? "Cột " + letter : String.join(TableColumn.BETWEEN_LINES, lines);
        var times = used.merge(written, 1, Integer::sum);
        var title = times == 1 ? written : written + " (" + letter + ")";
        return new Draft(index, letter, title, samples);
    }

    /** A column whose meaning is still open. */
    private record Draft(int index, String letter, String title, List<String> samples) {
        TableColumn about(boolean hidden, double filled, @Nullable DossierField field) {
            return new TableColumn(index, letter, title, FoldedTitle.of(title), hidden, filled, samples, field);
        }
    }

    /** Each target goes to one column: the one whose title is the best sign of it, then the leftmost. */
    private Map<Integer, DossierField> fields(Header header, List<Row> under, int width) {
        Map<DossierField, ColumnTitles.Meaning> best = new HashMap<>();
        Map<DossierField, Integer> columns = new HashMap<>();
        for (var index = 0; index < width; index++) {
            var lettered = titles.ofLetter(TableColumn.letter(index));
            var meaning = lettered == null ? titles.of(header.lines(index)) : new ColumnTitles.Meaning(lettered, -1);
            if (meaning == null || !fits(meaning.field(), under, index)) {
                continue;
            }
            var other = best.get(meaning.field());
            if (other == null || meaning.rank() < other.rank()) {
                best.put(meaning.field(), meaning);
                columns.put(meaning.field(), index);
            }
        }
        Map<Integer, DossierField> fields = new HashMap<>();
        columns.forEach((field, index) -> fields.put(index, field));
        return fields;
    }

    /** "Thời hạn giải quyết" may be a day or "10 ngày làm việc"; the latter is no moment, so it is not guessed as one. */
    private boolean fits(DossierField field, List<Row> under, int column) {
        if (field.kind() != DossierField.Kind.INSTANT || settings.columns().containsKey(field)) {
            return true;
        }
        var values = under.stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
        var readable = values.stream().filter(LayoutSearch::isMoment).count();
        return values.isEmpty() || readable * 2 >= values.size();
    }

    private static boolean isMoment(Cell cell) {
        return cell.kind() == Cell.Kind.MOMENT
                || Moments.isPlausible(cell)
                || WrittenTimes.read(cell.text()).isPresent()
                || cell.text().matches("\\d{4}-\\d{2}-\\d{2}.*");
    }

    private static double filled(List<Row> under, int column) {
        var filled = under.stream().filter(row -> !row.cell(column).isEmpty()).count();
        return under.isEmpty() ? 0 : (double) filled / under.size();
    }

    private static List<String> samples(List<Row> under, int column) {
        Set<String> samples = new LinkedHashSet<>();
        for (var row : under) {
            var text = row.cell(column).text();
            if (!text.isEmpty() && samples.size() < SAMPLES) {
                samples.add(text.length() > LONGEST_SAMPLE ? text.substring(0, LONGEST_SAMPLE) + "…" : text);
            }
        }
        return List.copyOf(samples);
    }

    /** A row as one line, what repeats said once. */
    static String line(Row row) {
        Set<String> texts = new LinkedHashSet<>();
        row.cells().stream().map(Cell::text).filter(text -> !text.isEmpty()).forEach(texts::add);
        return String.join(" | ", texts);
    }
}
