package vn.tthc.monitor.web.page;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.QueueRow;
import vn.tthc.monitor.web.QueueQuery;

/** Whether a row that stands on a screen still belongs to the screen's filter; the search text is not asked again. */
final class QueueMatch {
    private QueueMatch() {}

    static boolean matches(QueueQuery query, QueueRow row) {
        return (query.open() == null || query.open() == row.status().open())
                && (query.sources().isEmpty() || row.sources().stream().anyMatch(query.sources()::contains))
                && among(query.urgencies(), row.urgency())
                && among(query.statuses(), row.status())
                && among(query.fields(), row.procedure().field())
                && agencies(query.agencies(), row)
                && (!query.mismatchOnly() || row.mismatch())
                && (query.findings().isEmpty() || row.findings().stream().anyMatch(query.findings()::contains))
                && (!query.waitingElsewhere() || row.elsewhere());
    }

    private static boolean agencies(Set<String> wanted, QueueRow row) {
        return among(wanted, row.handling().handlingAgency())
                || among(wanted, row.handling().receivingAgency());
    }

    private static <T> boolean among(Set<T> wanted, @Nullable T value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }
}
