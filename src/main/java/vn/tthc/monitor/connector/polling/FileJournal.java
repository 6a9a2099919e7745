package vn.tthc.monitor.connector.polling;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.tthc.monitor.connector.definition.ConnectorFile;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.platform.config.Problem;

/** Writes down what became of connector files: a line of audit each time, and what the next start compares with. */
@Component
class FileJournal {
    /** Who acted: nobody was signed in, a file was saved. */
    private static final String ACTOR = "tệp cấu hình";

    private static final int SHOWN = 12;

    private final ConnectorFileStore store;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    FileJournal(ConnectorFileStore store, Audit audit, TransactionOperations transactions, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * How a file stands now.
     *
     * @param print of the file itself
     * @param others files it depends on that changed with it or instead of it; never their prints, for one may hold a
     *     password that is easily guessed from it
     * @param atStart whether this is the first look, at which an unchanged file is no news
     */
    record Seen(String print, Collection<Path> others, boolean atStart) {}

    List<ConnectorFileStore.Row> known() {
        return store.all();
    }

    /** A file was put to work. */
    void taken(ConnectorFile file, Seen seen, @Nullable String notice) {
        transactions.executeWithoutResult(_ -> {
            var before = store.find(file.id()).orElse(null);
            var path = file.path().toString();
            store.save(new ConnectorFileStore.Row(file.id(), file.name(), path, seen.print(), null), clock.instant());
            var again = seen.atStart()
                    && before != null
                    && before.goneAt() == null
                    && before.print().equals(seen.print());
            if (!again) {
                var from = before == null || before.goneAt() != null ? "mới" : shown(before.print());
                var detail = path + ": " + from + " → " + shown(seen.print()) + others(seen)
                        + (notice == null ? "" : ". " + notice);
                audit.record(ACTOR, "connector_file_taken", file.id(), detail);
            }
        });
    }

    /** A file was refused; what worked before goes on. */
    void refused(ConnectorFile file, Seen seen, List<Problem> problems) {
        transactions.executeWithoutResult(_ -> {
            var before = store.find(file.id()).map(row -> shown(row.print())).orElse("mới");
            var detail = file.path() + ": " + before + " → " + shown(seen.print()) + others(seen) + ", "
                    + problems.size() + " lỗi: " + problems.getFirst();
            audit.record(ACTOR, "connector_file_refused", file.id(), detail);
        });
    }

    /** A file is gone; false where it never worked, so that nobody misses it. */
    boolean gone(String connector) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            var before = store.find(connector).orElse(null);
            if (before != null && store.gone(connector, clock.instant())) {
                audit.record(
                        ACTOR,
                        "connector_file_removed",
                        connector,
                        before.path() + ": " + shown(before.print()) + " → không còn; hồ sơ đã đọc vẫn giữ");
            }
            return before != null;
        }));
    }

    private static String others(Seen seen) {
        return seen.others().isEmpty()
                ? ""
                : seen.others().stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(", ", " (tệp kèm theo đổi: ", ")"));
    }

    private static String shown(String print) {
        return print.substring(0, Math.min(SHOWN, print.length()));
    }
}
