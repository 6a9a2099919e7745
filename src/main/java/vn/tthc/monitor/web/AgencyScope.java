package vn.tthc.monitor.web;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.dossier.DossierDetail;
import vn.tthc.monitor.dossier.SourceDossier.Handling;

/** Which agencies' dossiers an account may see. */
@Component
public class AgencyScope {
    private final Agencies agencies;

    AgencyScope(Agencies agencies) {
        this.agencies = agencies;
    }

    /** Codes of the agencies in the account's subtree; empty for an account that sees all. */
    public Set<String> of(SignedIn reader) {
        var agency = reader.agency();
        if (agency == null) {
            return Set.of();
        }
        // An empty set would mean everything, so the own code is in it whatever the agencies' file says.
        var codes = new TreeSet<>(agencies.subtree(agency));
        codes.add(agency);
        return codes;
    }

    /** Whether the account may see this dossier: it received it or works on it, by the word of any source. */
    public boolean covers(SignedIn reader, DossierDetail detail) {
        var scope = of(reader);
        return scope.isEmpty()
                || within(scope, detail.row().handling())
                || detail.records().stream()
                        .anyMatch(record -> within(scope, record.dossier().handling()));
    }

    private static boolean within(Set<String> scope, Handling handling) {
        return (handling.receivingAgency() != null && scope.contains(handling.receivingAgency()))
                || (handling.handlingAgency() != null && scope.contains(handling.handlingAgency()));
    }
}
