package vn.tthc.monitor.connector.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.Condition;
import vn.tthc.monitor.connector.definition.ListRead;
import vn.tthc.monitor.connector.definition.Paging;
import vn.tthc.monitor.connector.source.Answer;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.connector.source.SourceSession;

/**
 * Walks through a listing. It ends at an empty page, at a missing cursor or link, or where the end rule holds; a short
 * page alone ends nothing, for a source may cap pages below the size asked for, and neither does a total, for a source may
 * count otherwise than it lists. A page that comes twice is a loop.
 */
public final class ListWalk implements PageWalk {
    private final SourceSession session;
    private final ListRead read;
    private final WindowBounds window;
    private final Ask.Phase phase;
    private final PageBudget budget;
    private final RowMemory rows;
    private final Set<String> told = new HashSet<>();
    private PagePosition position;
    private LoopGuard guard = new LoopGuard();
    private int pages;
    private int passes;
    private int listed;
    private @Nullable Long total;
    private @Nullable SourceFailure ending;
    private boolean done;

    public ListWalk(SourceSession session, ListRead read, WindowBounds window, Ask.Phase phase) {
        this(session, read, window, phase, new PageBudget(read.paging().maxPages()));
    }

    /** A walk that shares its pages with others. */
    ListWalk(SourceSession session, ListRead read, WindowBounds window, Ask.Phase phase, PageBudget budget) {
        this.session = session;
        this.read = read;
        this.window = window;
        this.phase = phase;
        this.budget = budget;
        this.position = new PagePosition(read.paging(), window);
        this.rows = RowMemory.of(read);
    }

    @Override
    public Optional<RawPage> next() {
        if (ending != null) {
            throw ending;
        }
        if (done) {
            return Optional.empty();
        }
        if (!(read.paging() instanceof Paging.None) && !budget.take()) {
            throw loop("Đã đọc " + budget.taken() + " trang mà nguồn vẫn báo còn nữa");
        }
        var answer = session.ask(position.ask(phase, read.call()));
        var found = records(answer);
        pages++;
        var repeats = read.checks().repeats();
        if (guard.repeated(answer.body(), found) && !repeats) {
            throw loop("Trang " + pages + " giống hệt một trang đã đọc");
        }
        var fresh = rows.fresh(found, position.offset());
        if (fresh == null) {
            // Rows moved across the seam while we read: nothing of the last page is here any more.
            position.back(found.size());
            guard = new LoopGuard();
            return next();
        }
        listed += fresh.size();
        remember(answer);
        var ended = position.passes(answer, rows.advance(found.size()));
        done = ended || (fresh.isEmpty() && (found.isEmpty() || rows.overlaps()) && !repeats);
        if (!done && toldAgain()) {
            // A feed that has nothing new gives the same cursor for ever; anywhere else that is a loop.
            done = repeats;
            ending = repeats ? null : loop("Nguồn đưa lại một con trỏ hay liên kết đã dùng");
        }
        return Optional.of(page(fresh, answer));
    }

    private RawPage page(List<JsonNode> fresh, Answer answer) {
        var doubt = done ? ended() : null;
        return RawPage.listed(
                fresh.stream()
                        .filter(json -> Condition.all(read.checks().keep(), json))
                        .map(json -> new RawRecord(json, null, null))
                        .toList(),
                answer.at(),
                done,
                doubt);
    }

    /** A pass has come to its end: begins the next one where it must, or says what is odd about the whole. */
    private @Nullable String ended() {
        passes++;
        var news = rows.endPass();
        if (read.checks().passes() > 1 && news > 0) {
            if (passes < read.checks().passes()) {
                position = new PagePosition(read.paging(), window);
                guard = new LoopGuard();
                told.clear();
                done = false;
                return null;
            }
            return "Sau " + passes + " lượt đọc danh sách vẫn thấy " + news
                    + " dòng mới nên có thể còn sót; cần nguồn đứng yên hơn hoặc thứ tự cố định. "
                    + "Xem sort của read.list, hoặc tăng paging.passes.";
        }
        var stated = total;
        return stated == null || listed >= stated
                ? null
                : "Nguồn nói có " + stated + " hồ sơ nhưng chỉ cho đọc " + listed
                        + "; cần đủ số. Kiểm tra read.list.paging, hoặc bỏ read.list.total nếu nguồn đếm sai.";
    }

    private void remember(Answer answer) {
        var stated = read.checks().total();
        var number = stated == null ? null : StatedNumber.of(stated, answer);
        if (number != null) {
            total = number;
        }
    }

    private boolean toldAgain() {
        var next = position.told();
        return next != null && !told.add(next);
    }

    private List<JsonNode> records(Answer answer) {
        if (answer.empty()) {
            return List.of();
        }
        var found = ListedRows.of(read.records(), answer, read.call().answer());
        if (found != null) {
            return found;
        }
        var node = read.records().rows(answer.json());
        var none = read.checks().none();
        if (node.isMissingNode() && (pages > 0 || (none != null && none.holds(answer.json())))) {
            return List.of();
        }
        var what = node.isMissingNode()
                ? "không có danh sách ở đường dẫn " + read.records() + " (chỉ có: "
                        + String.join(", ", answer.json().propertyNames()) + ")"
                : "có giá trị ở đường dẫn " + read.records() + " nhưng không phải danh sách";
        throw answer.failure(
                FailureCategory.SCHEMA,
                what,
                "một danh sách",
                "Kiểm tra read.list.records, hoặc hỏi nguồn có đổi định dạng.");
    }

    private SourceFailure loop(String what) {
        return SourceFailure.lasting(
                FailureCategory.PAGING_LOOP,
                what + " (" + read.call().path()
                        + "); cần nguồn tiến sang trang khác và có trang cuối. Kiểm tra read.list.paging của tệp kết nối.");
    }

    /** How many rows it listed so far, whatever becomes of them. */
    int listed() {
        return listed;
    }

    /** How many there are, as the source says; null where it does not. */
    @Nullable Long total() {
        return total;
    }
}
