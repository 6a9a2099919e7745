package vn.tthc.monitor.dossier;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Deadlines;

/** The judge of due times over the agencies of the repository, also for tests of other modules. */
public final class TestingAssessor {
    private final DueAssessor assessor;

    public TestingAssessor(Deadlines deadlines) {
        this.assessor = of(deadlines);
    }

    /** What is said of the times of a record. */
    public record Judged(@Nullable DueOrigin origin, Set<FindingKind> findings) {}

    /** Judges a record that has just been read for the first time. */
    public Judged judge(SourceDossier dossier, @Nullable Instant pausedSince, Instant readAt) {
        var assessment = assessor.assess(dossier, ClockMemory.fresh(pausedSince), readAt);
        return new Judged(assessment.origin(), assessment.findings().keySet());
    }

    static DueAssessor of(Deadlines deadlines) {
        return new DueAssessor(deadlines, terms(deadlines));
    }

    static RecordTerms terms(Deadlines deadlines) {
        var agencies = new AgencyFile(Path.of("config/agencies.yaml")).read();
        return new RecordTerms(deadlines, new Offices(agencies));
    }
}
