package vn.tthc.monitor.connector.polling;

import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.mapping.FieldHits;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.reading.RawPage;

/** Tells, after a read of everything, which paths of the field table led nowhere; a few changed dossiers prove nothing. */
final class PathWatch {
    private final boolean everything;
    private final FieldHits hits;
    private final Findings findings;

    PathWatch(RunReading.Plan plan, RecordMapping mapping, Findings findings) {
        var first = plan.kind() == RunKind.INCREMENTAL && plan.checkpoint().fullAt() == null;
        this.everything = first || plan.kind() == RunKind.FULL;
        this.hits = new FieldHits(mapping);
        this.findings = findings;
    }

    void page(RawPage page) {
        if (!everything) {
            return;
        }
        page.records().stream().filter(record -> record.failure() == null).forEach(record -> hits.look(record.json()));
        var sentence = page.last() ? hits.sentence() : null;
        if (sentence != null) {
            findings.say(sentence);
        }
    }
}
