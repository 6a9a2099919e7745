package vn.tthc.monitor.connector.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.Condition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueRule;
import vn.tthc.monitor.connector.definition.ListRead;
import vn.tthc.monitor.connector.definition.Paging;
import vn.tthc.monitor.connector.source.Answer;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.connector.source.SourceSession;
import vn.tthc.monitor.connector.source.Variables;

/**
 * Walks through a listing. It ends at an empty page, at a missing cursor or link, or where the end rule holds; a short
 * page alone ends nothing, for a source may cap pages below the size asked for. A page that comes twice is a loop.
 */
public final class ListWalk implements PageWalk {
    private final SourceSession session;
    private final ListRead read;
    private final WindowBounds window;
    private final Ask.Phase phase;
    private final Set<ByteString> seen = new HashSet<>();
    private int pages;
    private int offset;
    private @Nullable String cursor;
    private @Nullable String address;
    private boolean done;

    public ListWalk(SourceSession session, ListRead read, WindowBounds window, Ask.Phase phase) {
        this.session = session;
        this.read = read;
        this.window = window;
        this.phase = phase;
    }

    @Override
    public Optional<RawPage> next() {
        if (done) {
            return Optional.empty();
        }
        if (pages >= read.paging().maxPages()) {
            throw loop("Đã đọc " + pages + " trang mà nguồn vẫn báo còn nữa");
        }
        var answer = session.ask(ask());
        var records = records(answer);
        guardAgainstLoop(records);
        pages++;
        offset += records.size();
        done = records.isEmpty() || ended(answer);
        return Optional.of(RawPage.listed(
                records.stream()
                        .filter(json -> Condition.all(read.keep(), json))
                        .map(json -> new RawRecord(json, null, null))
                        .toList(),
                answer.at(),
                done));
    }

    private Ask ask() {
        var variables = window.into(Variables.none()).with("cursor", cursor);
        var placed = new ArrayList<>(window.placed());
        switch (read.paging()) {
            case Paging.None _, Paging.NextLink _, Paging.LinkHeader _ -> {}
            case Paging.Page page -> {
                var number = page.start() + pages;
                variables = variables.with("page", number).with("size", page.size());
                place(placed, page.parameter(), number);
            }
            case Paging.Offset rows -> {
                var position = rows.start() + offset;
                variables = variables.with("offset", position).with("size", rows.size());
                place(placed, rows.parameter(), position);
            }
            case Paging.Cursor next -> place(placed, next.parameter(), cursor);
        }
        // A next link already carries window and size.
        return new Ask(phase, read.call(), variables, address == null ? List.copyOf(placed) : List.of(), address);
    }

    private static void place(List<Ask.Placed> placed, @Nullable String parameter, @Nullable Object value) {
        if (parameter != null && value != null) {
            placed.add(new Ask.Placed(new Placement(Placement.Where.QUERY, parameter), value));
        }
    }

    private List<JsonNode> records(Answer answer) {
        if (answer.empty()) {
            return List.of();
        }
        var rows = ListedRows.of(read.records(), answer, read.call().answer());
        if (rows != null) {
            return rows;
        }
        var found = read.records().rows(answer.json());
        if (found.isMissingNode() && pages > 0) {
            return List.of();
        }
        var what = found.isMissingNode()
                ? "không có danh sách ở đường dẫn " + read.records() + " (chỉ có: "
                        + String.join(", ", answer.json().propertyNames()) + ")"
                : "có giá trị ở đường dẫn " + read.records() + " nhưng không phải danh sách";
        throw answer.failure(
                FailureCategory.SCHEMA,
                what,
                "một danh sách",
                "Kiểm tra read.list.records, hoặc hỏi nguồn có đổi định dạng.");
    }

    private void guardAgainstLoop(List<JsonNode> records) {
        if (!records.isEmpty()
                && !seen.add(ByteString.encodeUtf8(records.toString()).sha256())) {
            throw loop("Trang " + (pages + 1) + " giống hệt một trang đã đọc");
        }
    }

    private SourceFailure loop(String what) {
        return SourceFailure.lasting(
                FailureCategory.PAGING_LOOP,
                what + " (" + read.call().path()
                        + "); cần nguồn tiến sang trang khác và có trang cuối. Kiểm tra read.list.paging của tệp kết nối.");
    }

    private boolean ended(Answer answer) {
        return switch (read.paging()) {
            case Paging.None _ -> true;
            case Paging.Page page -> holds(page.end(), answer);
            case Paging.Offset rows -> holds(rows.end(), answer);
            case Paging.Cursor next -> {
                cursor = next.path().text(answer.json());
                yield cursor == null;
            }
            case Paging.NextLink next -> {
                address = next.path().text(answer.json());
                yield address == null;
            }
            case Paging.LinkHeader _ -> {
                address = answer.nextLink();
                yield address == null;
            }
        };
    }

    private static boolean holds(@Nullable ValueRule rule, Answer answer) {
        if (rule == null) {
            return false;
        }
        var text = rule.path().text(answer.json());
        return text != null && rule.in().contains(text);
    }
}
