package vn.tthc.monitor.connector.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.DetailRead;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.connector.source.SourceSession;
import vn.tthc.monitor.connector.source.Variables;

/**
 * Asks for the detail of every listed record and lays it over the listed one. A detail that fails for good goes to
 * quarantine; one that fails for now is skipped and its page does not move the checkpoint; a source that is plainly away
 * ends the run, after the details read so far have been handed on.
 */
public final class DetailWalk implements PageWalk {
    /** So many passing failures in a row mean that the source is away. */
    private static final int FAILURES_IN_A_ROW = 3;

    private final PageWalk listing;
    private final DetailRead read;
    private final SourceSession session;
    private final RecordMapping mapping;
    private int failedInARow;
    private @Nullable SourceFailure ending;

    public DetailWalk(PageWalk listing, DetailRead read, SourceSession session, RecordMapping mapping) {
        this.listing = listing;
        this.read = read;
        this.session = session;
        this.mapping = mapping;
    }

    @Override
    public Optional<RawPage> next() {
        if (ending != null) {
            throw ending;
        }
        return listing.next().map(this::detailed);
    }

    private RawPage detailed(RawPage page) {
        var whole = new ArrayList<RawRecord>();
        var skipped = 0;
        for (var listed : page.records()) {
            if (ending != null) {
                skipped++;
                continue;
            }
            try {
                whole.add(detail(listed.json()));
                failedInARow = 0;
            } catch (SourceFailure e) {
                if (lasting(e)) {
                    whole.add(new RawRecord(listed.json(), null, e.sentence()));
                } else {
                    skipped++;
                    failedInARow++;
                    ending = ends(e) ? e : null;
                }
            }
        }
        return page.detailed(List.copyOf(whole), page.last() && ending == null, skipped);
    }

    private RawRecord detail(JsonNode listed) {
        var code = mapping.code(listed);
        if (code == null) {
            return new RawRecord(listed, null, null);
        }
        var variables = Variables.none().with("code", code).about(listed);
        var answer = session.ask(new Ask(Ask.Phase.DETAIL, read.call(), variables));
        var record = answer.empty() ? answer.json() : read.record().read(answer.json());
        // Some sources answer a question for one with a list of one.
        var single = record.isArray() && record.size() == 1 ? record.get(0) : record;
        if (!single.isObject()) {
            throw answer.failure(
                    FailureCategory.SCHEMA,
                    "không có chi tiết của hồ sơ " + code + " ở đường dẫn " + read.record(),
                    "một đối tượng JSON",
                    "Kiểm tra read.detail của tệp kết nối.");
        }
        return new RawRecord(overlaid(listed, single), null, null);
    }

    /** The listed record with every value that its detail has. */
    public static JsonNode overlaid(JsonNode listed, JsonNode detail) {
        if (!(listed instanceof ObjectNode object)) {
            return detail;
        }
        var merged = object.deepCopy();
        detail.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                merged.set(entry.getKey(), entry.getValue());
            }
        });
        return merged;
    }

    private boolean ends(SourceFailure failure) {
        return switch (failure.category()) {
            case UNREACHABLE, TLS, AUTH, BREAKER_OPEN, INTERNAL -> true;
            case TIMEOUT, RATE_LIMITED, HTTP_4XX, HTTP_5XX, REFUSED, UNREADABLE, SCHEMA, TOO_LARGE, PAGING_LOOP ->
                failedInARow >= FAILURES_IN_A_ROW;
        };
    }

    private static boolean lasting(SourceFailure failure) {
        return switch (failure.category()) {
            case HTTP_4XX, REFUSED, UNREADABLE, SCHEMA, TOO_LARGE -> true;
            case UNREACHABLE, TLS, TIMEOUT, AUTH, RATE_LIMITED, HTTP_5XX, PAGING_LOOP, BREAKER_OPEN, INTERNAL -> false;
        };
    }
}
