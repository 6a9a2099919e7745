package vn.tthc.monitor.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.dossier.Links;
import vn.tthc.monitor.dossier.Links.Decision;
import vn.tthc.monitor.dossier.Links.RecordName;
import vn.tthc.monitor.dossier.Suspicions;
import vn.tthc.monitor.dossier.Suspicions.Suspicion;
import vn.tthc.monitor.platform.Audit;

/**
 * What an account may say about dossiers being one, for pages and the API alike: only about dossiers it may see, all of them,
 * and every deed is audited. What is not visible is empty, as if it did not exist.
 */
@Component
public class LinkDesk {
    private static final int LONGEST_NOTE = 500;

    private final Links links;
    private final Suspicions suspicions;
    private final Dossiers dossiers;
    private final AgencyScope scope;
    private final Audit audit;

    LinkDesk(Links links, Suspicions suspicions, Dossiers dossiers, AgencyScope scope, Audit audit) {
        this.links = links;
        this.suspicions = suspicions;
        this.dossiers = dossiers;
        this.scope = scope;
        this.audit = audit;
    }

    /** The suspicion, where the account may see both dossiers. */
    public Optional<Suspicion> suspicion(long id, SignedIn reader) {
        return suspicions
                .find(id)
                .filter(found -> sees(found.one().dossier(), reader)
                        && sees(found.other().dossier(), reader));
    }

    /** The decision, where the account may see all dossiers it concerns. */
    public Optional<Decision> decision(long id, SignedIn reader) {
        return links.find(id).filter(found -> found.dossiers().stream().allMatch(dossier -> sees(dossier, reader)));
    }

    /** Whether the account may see the dossier. */
    public boolean sees(long dossier, SignedIn reader) {
        return dossiers.find(dossier)
                .filter(found -> scope.covers(reader, found))
                .isPresent();
    }

    public long merge(Suspicion suspicion, SignedIn reader, @Nullable String note) {
        var id = links.merge(suspicion.id(), reader.username(), checked(note));
        return told(reader, "merge_dossiers", about(suspicion), id, note);
    }

    public long dismiss(Suspicion suspicion, SignedIn reader, @Nullable String note) {
        var id = links.dismiss(suspicion.id(), reader.username(), checked(note));
        return told(reader, "dismiss_duplicate", about(suspicion), id, note);
    }

    public long merge(long one, long other, SignedIn reader, @Nullable String note) {
        var id = links.merge(one, other, reader.username(), checked(note));
        return told(reader, "merge_dossiers", "dossier " + one + ", dossier " + other, id, note);
    }

    public long split(long dossier, RecordName name, SignedIn reader, @Nullable String reason) {
        var why = checked(reason);
        if (why == null) {
            throw BadParameter.of(
                    "reason", "Thiếu lý do tách ra. Hãy ghi ngắn gọn vì sao đây không phải cùng một hồ sơ.");
        }
        var id = links.split(dossier, name, reader.username(), why);
        return told(reader, "split_record", "dossier " + dossier, id, why);
    }

    public void undo(Decision decision, SignedIn reader, @Nullable String note) {
        links.undo(decision.id(), reader.username(), checked(note));
        told(reader, "undo_link_decision", "link decision " + decision.id(), decision.id(), note);
    }

    private long told(SignedIn reader, String action, String subject, long decision, @Nullable String note) {
        audit.record(
                reader.username(),
                action,
                subject,
                "decision " + decision + (note == null || note.isBlank() ? "" : ": " + note.strip()));
        return decision;
    }

    private static String about(Suspicion suspicion) {
        return "suspicion " + suspicion.id();
    }

    private static @Nullable String checked(@Nullable String note) {
        if (note == null || note.isBlank()) {
            return null;
        }
        if (note.strip().length() > LONGEST_NOTE) {
            throw new BadParameter("Ghi chú dài quá " + LONGEST_NOTE + " chữ. Hãy viết ngắn lại.");
        }
        return note.strip();
    }
}
