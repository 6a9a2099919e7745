package vn.tthc.monitor.connector.polling;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import vn.tthc.monitor.connector.RunReport.RunKind;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.source.ProbeAnswer;
import vn.tthc.monitor.connector.source.ProbeSession;

/** A source that is only looked at: its runs tell whether it is there, and bring no dossiers. */
final class ProbeSource extends Source {
    private final ProbeSession probes;
    private final Consumer<List<ProbeAnswer>> watcher;

    ProbeSource(ConnectorDefinition definition, ProbeSession probes, Clock clock, Consumer<List<ProbeAnswer>> watcher) {
        super(definition, clock);
        this.probes = probes;
        this.watcher = watcher;
    }

    @Override
    public RunReading next(Checkpoint checkpoint) {
        forgetSlowest();
        var findings = new Findings();
        var walk = new ProbeWalk(probes, this::looked, findings, null);
        return new RunReading(plan(RunKind.PROBE, checkpoint, null), walk, mapping(), findings);
    }

    private void looked(List<ProbeAnswer> answers) {
        answers.forEach(answer -> took(answer.took()));
        watcher.accept(answers);
    }

    @Override
    public void close() {
        probes.close();
    }
}
