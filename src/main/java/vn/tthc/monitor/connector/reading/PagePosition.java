package vn.tthc.monitor.connector.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.HttpCall;
import vn.tthc.monitor.connector.definition.Paging;
import vn.tthc.monitor.connector.definition.Paging.Stated;
import vn.tthc.monitor.connector.source.Answer;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.Variables;

/** Where a walk through a listing stands: what to ask for next, and whether an answer was the last. */
final class PagePosition {
    private final Paging paging;
    private final WindowBounds window;
    private int pages;
    private int offset;
    private @Nullable String cursor;
    private @Nullable String address;
    private Map<String, String> carried = Map.of();

    PagePosition(Paging paging, WindowBounds window) {
        this.paging = paging;
        this.window = window;
    }

    /** The question for the page at this position. */
    Ask ask(Ask.Phase phase, HttpCall call) {
        var variables = window.into(Variables.none()).with("cursor", cursor);
        var placed = new ArrayList<>(window.placed());
        switch (paging) {
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
            case Paging.Continue _ -> carried.forEach((name, value) -> place(placed, name, value));
        }
        // A next link already carries window and size.
        return new Ask(phase, call, variables, address == null ? List.copyOf(placed) : List.of(), address);
    }

    private static void place(List<Ask.Placed> placed, @Nullable String parameter, @Nullable Object value) {
        if (parameter != null && value != null) {
            placed.add(new Ask.Placed(new Placement(Placement.Where.QUERY, parameter), value));
        }
    }

    /**
     * Moves behind the answer; whether there is nothing behind it.
     *
     * @param rows that it brought
     */
    boolean passes(Answer answer, int rows) {
        pages++;
        offset += rows;
        var rule = paging.end();
        var ended = rule != null && rule.holds(answer.json());
        return switch (paging) {
            case Paging.None _ -> true;
            case Paging.Page page -> ended || pages >= stated(page.pages(), answer);
            case Paging.Offset _ -> ended;
            case Paging.Cursor next -> {
                cursor = next.path().text(answer.json());
                yield ended || cursor == null;
            }
            case Paging.NextLink next -> {
                address = next.path().text(answer.json());
                yield ended || address == null;
            }
            case Paging.LinkHeader _ -> {
                address = answer.nextLink();
                yield address == null;
            }
            case Paging.Continue next -> {
                carried = carried(next, answer);
                yield ended || carried.isEmpty();
            }
        };
    }

    private static Map<String, String> carried(Paging.Continue next, Answer answer) {
        var values = new LinkedHashMap<String, String>();
        next.path().read(answer.json()).properties().forEach(entry -> {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                values.put(entry.getKey(), entry.getValue().asString());
            }
        });
        return values;
    }

    /** Goes back by so many rows, not before the beginning; false where it stands there already. */
    boolean back(int rows) {
        var before = offset;
        offset = Math.max(0, offset - rows);
        return offset < before;
    }

    int offset() {
        return offset;
    }

    /** What the source told us to ask for next, in one text; null where we count by ourselves. */
    @Nullable String told() {
        if (cursor != null) {
            return cursor;
        }
        return address == null ? (carried.isEmpty() ? null : carried.toString()) : address;
    }

    private static long stated(@Nullable Stated stated, Answer answer) {
        var number = stated == null ? null : StatedNumber.of(stated, answer);
        return number == null ? Long.MAX_VALUE : number;
    }
}
