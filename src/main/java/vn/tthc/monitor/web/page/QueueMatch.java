package vn.tthc.monitor.web.page;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.OfficerKey;
import vn.tthc.monitor.dossier.QueueRow;
import vn.tthc.monitor.web.QueueQuery;

/** Whether a row that stands on a screen still belongs to the screen's filter; the search text is not asked again. */
final class QueueMatch {
    private QueueMatch() {}

    static boolean matches(QueueQuery query, QueueRow row) {
        return (query.asked().open() == null
                        || query.asked().open() == row.status().open())
                && (query.asked().sources().isEmpty()
                        || row.sources().stream().anyMatch(query.asked().sources()::contains))
                && among(query.asked().urgencies(), row.urgency())
                && among(query.asked().statuses(), row.status())
                && among(query.asked().fields(), row.procedure().field())
                && agencies(query.asked().agencies(), row)
                && officers(query.asked().officers(), row.handling().officer())
                && (!query.asked().mismatchOnly() || row.mismatch())
                && (query.asked().findings().isEmpty()
                        || row.findings().stream().anyMatch(query.asked().findings()::contains))
                && (!query.asked().waitingElsewhere() || row.elsewhere());
    }

    private static boolean officers(Set<String> wanted, @Nullable String officer) {
        return wanted.isEmpty()
                || (officer != null && wanted.stream().anyMatch(word -> OfficerKey.means(word, officer)));
    }

    private static boolean agencies(Set<String> wanted, QueueRow row) {
        return among(wanted, row.handling().handlingAgency())
                || among(wanted, row.handling().receivingAgency());
    }

    private static <T> boolean among(Set<T> wanted, @Nullable T value) {
        return wanted.isEmpty() || (value != null && wanted.contains(value));
    }
}
