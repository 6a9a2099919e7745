package vn.tthc.monitor.dossier;

import java.nio.file.Path;
import vn.tthc.monitor.deadline.Deadlines;

/** The judge of due times over the agencies of the repository. */
final class TestingAssessor {
    private TestingAssessor() {}

    static DueAssessor of(Deadlines deadlines) {
        var agencies = new AgencyFile(Path.of("config/agencies.yaml")).read();
        return new DueAssessor(deadlines, new RecordTerms(deadlines, new Offices(agencies)));
    }
}
