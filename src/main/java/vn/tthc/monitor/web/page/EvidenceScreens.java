package vn.tthc.monitor.web.page;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.incident.IncidentEvidence;
import vn.tthc.monitor.incident.IncidentEvidence.Run;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.page.EvidenceScreen.Dot;

/** Draws the hour before an incident on the server, so that it is there without scripts. */
@Component
class EvidenceScreens {
    private static final double WIDTH = 600;
    private static final double HEIGHT = 100;

    private final Wording wording;

    EvidenceScreens(Wording wording) {
        this.wording = wording;
    }

    EvidenceScreen of(IncidentEvidence evidence) {
        var runs = evidence.runs();
        var dots = runs.stream().map(run -> dot(run, evidence)).toList();
        return new EvidenceScreen(
                wording.clock(evidence.takenAt()),
                evidence.request(),
                evidence.answer(),
                evidence.certificate(),
                dots.stream().map(dot -> dot.x() + "," + dot.y()).collect(Collectors.joining(" ")),
                runs.stream().filter(Run::failed).map(run -> dot(run, evidence)).toList(),
                sentence(runs));
    }

    private static Dot dot(Run run, IncidentEvidence evidence) {
        var start = evidence.takenAt().minus(Duration.ofHours(1));
        var x = WIDTH
                * Duration.between(start, run.at()).toMillis()
                / Duration.ofHours(1).toMillis();
        var y = HEIGHT - HEIGHT * run.slowest().toMillis() / Math.max(1, slowest(evidence.runs()));
        return new Dot(number(x), number(y));
    }

    private static String number(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }

    private static long slowest(List<Run> runs) {
        return runs.stream().mapToLong(run -> run.slowest().toMillis()).max().orElse(0);
    }

    private @Nullable String sentence(List<Run> runs) {
        if (runs.isEmpty()) {
            return null;
        }
        var sorted = runs.stream().map(Run::slowest).sorted().toList();
        return wording.say(
                "incident.evidence.curve",
                runs.size(),
                runs.stream().filter(Run::failed).count(),
                seconds(sorted.get(sorted.size() / 2)),
                seconds(sorted.getLast()));
    }

    private static String seconds(Duration length) {
        return String.format(
                Locale.of("vi"),
                "%.1f",
                length.toMillis() / (double) Duration.ofSeconds(1).toMillis());
    }
}
