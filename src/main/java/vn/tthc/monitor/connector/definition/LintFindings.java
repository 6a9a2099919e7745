package vn.tthc.monitor.connector.definition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.Place;
import vn.tthc.monitor.platform.config.Problem;

/** What the lint of one file found so far: errors make the file invalid, warnings do not. */
final class LintFindings {
    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final boolean invented;

    LintFindings(boolean invented) {
        this.invented = invented;
    }

    /** Whether variables hold invented values, so that keys cannot be read and files are not there. */
    boolean invented() {
        return invented;
    }

    void error(Place place, String rule, String what, String expected, @Nullable String nearest) {
        errors.add(new Problem(place, rule, what, expected, nearest));
    }

    void error(Place place, String rule, String what, String expected) {
        error(place, rule, what, expected, null);
    }

    void warning(Place place, String rule, String what, String expected) {
        warnings.add(new Problem(place, rule, what, expected, null));
    }

    List<Problem> errors() {
        return List.copyOf(errors);
    }

    List<Problem> warnings() {
        return List.copyOf(warnings);
    }
}
