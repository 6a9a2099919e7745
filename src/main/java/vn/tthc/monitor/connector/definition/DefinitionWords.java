package vn.tthc.monitor.connector.definition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.SourceDossier.ApplicantKind;
import vn.tthc.monitor.dossier.SourceDossier.Channel;
import vn.tthc.monitor.dossier.SourceDossier.ServiceLevel;

/** The canonical words that code lists may translate to. */
final class DefinitionWords {
    private DefinitionWords() {}

    static String word(DossierField.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** What a code list of the target may hold; empty where any text will do. */
    static List<String> of(DossierField target) {
        if (target.kind() == DossierField.Kind.FLAG) {
            return List.of("true", "false");
        }
        if (target == DossierField.STATUS) {
            // UNMAPPED is what happens to a code that is in no list; nobody may write it.
            return names(DossierStatus.values()).stream()
                    .filter(name -> !name.equals(DossierStatus.UNMAPPED.name()))
                    .toList();
        }
        if (target == DossierField.CHANNEL) {
            return names(Channel.values());
        }
        if (target == DossierField.SERVICE_LEVEL) {
            return names(ServiceLevel.values());
        }
        return target == DossierField.APPLICANT_KIND ? names(ApplicantKind.values()) : List.of();
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }
}
