package vn.tthc.monitor.dossier;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * To which office an agency belongs, by its code or its name in the file of agencies: a department and its one-stop centre
 * are one office, two wards are two. Of an agency that cannot be placed nobody says that it is another one.
 */
@Component
class Offices {
    private static final Pattern CODE = Pattern.compile("([HG]\\d{2}(?:\\.\\d+)?)(?:\\.\\d+)*");

    private final Map<String, String> codes = new HashMap<>();

    Offices(Agencies agencies) {
        agencies.all().forEach(agency -> codes.put(FoldedText.fold(agency.name()), agency.code()));
    }

    /** Whether a dossier received here is for another office. */
    boolean differ(@Nullable String receiving, @Nullable String handling) {
        if (receiving == null || handling == null || receiving.equals(handling)) {
            return false;
        }
        var here = office(receiving);
        var there = office(handling);
        return here != null && there != null && !here.equals(there);
    }

    private @Nullable String office(String agency) {
        var code = CODE.matcher(agency).matches() ? agency : codes.get(FoldedText.fold(agency));
        if (code == null) {
            return null;
        }
        var parts = CODE.matcher(code);
        return parts.matches() ? parts.group(1) : code;
    }
}
