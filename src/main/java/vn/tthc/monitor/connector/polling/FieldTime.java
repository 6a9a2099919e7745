package vn.tthc.monitor.connector.polling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.dossier.SourceDossier.Milestones;

/** The time of a record that a window may go by. */
public final class FieldTime {
    private FieldTime() {}

    /** The moment; null where the record has none. */
    public static @Nullable Instant of(DossierField field, Milestones times) {
        if (field == DossierField.SUBMITTED_AT) {
            return times.submittedAt();
        }
        if (field == DossierField.RECEIVED_AT) {
            return times.receivedAt();
        }
        if (field == DossierField.ENTERED_AT) {
            return times.enteredAt();
        }
        if (field == DossierField.FINISHED_AT) {
            return times.finishedAt();
        }
        if (field == DossierField.RETURNED_AT) {
            return times.returnedAt();
        }
        return field == DossierField.DUE_AT ? times.dueAt() : times.sourceUpdatedAt();
    }
}
