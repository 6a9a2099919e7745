package vn.tthc.monitor.connector.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ListRead;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.reading.DetailWalk;
import vn.tthc.monitor.connector.reading.ListWalk;
import vn.tthc.monitor.connector.reading.PageWalk;
import vn.tthc.monitor.connector.reading.RawPage;
import vn.tthc.monitor.connector.reading.RawRecord;
import vn.tthc.monitor.connector.reading.RecheckWalk;
import vn.tthc.monitor.connector.reading.WindowBounds;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.Exchange;
import vn.tthc.monitor.connector.source.SourceSession;
import vn.tthc.monitor.connector.source.SourceSessions;
import vn.tthc.monitor.dossier.SourceDossier;

/** Reads one page of a source without storing anything, and keeps everything that was said. */
public final class SourceTrial implements AutoCloseable {
    private static final int MOST_PAGES = 5;

    private final ConnectorDefinition definition;
    private final SourceSession session;
    private final RecordMapping mapping;
    private final int limit;
    private final List<String> codes;
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final List<RawRecord> received = new ArrayList<>();
    private final TrialRecords records;
    private final Instant now;

    /**
     * Prepares a trial.
     *
     * @param limit how many records are read, and asked for in detail
     * @param codes known dossiers to ask for, where the source does not list; may be none
     */
    public SourceTrial(SourceSessions sessions, ConnectorDefinition definition, int limit, List<String> codes) {
        this.definition = definition;
        this.session = sessions.openSingle(definition, exchanges::add);
        this.mapping = new RecordMapping(definition);
        this.records = new TrialRecords(mapping);
        this.limit = limit;
        this.codes = codes;
        this.now = sessions.now();
    }

    /** Until when the certificate of the source is valid; nothing is asked. */
    @Nullable Instant certificateUntil() {
        return session.certificateUntil();
    }

    /** Until when our own certificate is valid; null where none is shown. */
    @Nullable Instant credentialUntil() {
        return session.credentialUntil();
    }

    /** Logs in; false where this source needs no login of its own. */
    public boolean logIn() {
        session.logIn();
        return session.needsLogin();
    }

    /** Whether there is something to ask: the source lists, or a dossier of it is known. */
    public boolean asks() {
        return definition.read().list() != null || !asked().isEmpty();
    }

    private List<String> asked() {
        return definition.read().recheck() == null ? List.of() : codes;
    }

    /** Reads and maps as many pages as the limit takes, a few at most; answers how many records the source gave. */
    public int readPage() {
        var list = definition.read().list();
        var recheck = definition.read().recheck();
        if (recheck != null && (list == null || !codes.isEmpty())) {
            return taken(new RecheckWalk(session, recheck, codes));
        }
        return list == null ? 0 : listed(list);
    }

    private int listed(ListRead list) {
        var window =
                WindowBounds.of(list.window(), null, now, definition.mapping().timezone());
        var listing = new ListWalk(session, list, window, Ask.Phase.PROBE);
        var detail = definition.read().detail();
        var given = 0;
        for (var pages = 0; pages < MOST_PAGES && given < limit; pages++) {
            var page = listing.next();
            if (page.isEmpty() || page.get().records().isEmpty()) {
                break;
            }
            given += page.get().records().size();
            map(
                    detail == null
                            ? page.get()
                            : detailed(page.get(), new DetailWalk(once(page.get()), detail, session, mapping)));
        }
        return given;
    }

    private int taken(PageWalk walk) {
        var page = walk.next();
        page.ifPresent(this::map);
        return page.map(found -> found.records().size()).orElse(0);
    }

    private PageWalk once(RawPage page) {
        var few = page.records().subList(0, Math.min(limit, page.records().size()));
        return () -> java.util.Optional.of(new RawPage(few, page.at(), true, 0, List.of()));
    }

    private static RawPage detailed(RawPage page, PageWalk details) {
        return details.next().orElse(page);
    }

    private void map(RawPage page) {
        for (var record : page.records()) {
            received.add(record);
            records.map(record);
        }
    }

    /**
     * What is made of the same records after each was changed: to show them without their people.
     *
     * @param words changes what is said of a record that could not be read whole
     */
    TrialRecords disguised(UnaryOperator<JsonNode> disguise, UnaryOperator<String> words) {
        var disguised = new TrialRecords(mapping);
        for (var record : received) {
            var asked = record.asked();
            var failure = record.failure();
            disguised.map(new RawRecord(
                    disguise.apply(record.json()),
                    asked == null ? null : words.apply(asked),
                    failure == null ? null : words.apply(failure)));
        }
        return disguised;
    }

    /** What is made of the records as they came. */
    TrialRecords made() {
        return records;
    }

    /** Requests and answers so far. */
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** The records as received, details laid over. */
    public List<JsonNode> records() {
        return records.records();
    }

    public List<SourceDossier> mapped() {
        return records.mapped();
    }

    /** The source's clock at its last answer; null where it did not say. */
    @Nullable Instant sourceTime() {
        for (var index = exchanges.size() - 1; index >= 0; index--) {
            var time = exchanges.get(index).headers().getInstant("Date");
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    @Override
    public void close() {
        session.close();
    }
}
