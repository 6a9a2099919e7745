package vn.tthc.monitor.connector.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import vn.tthc.monitor.connector.CheckReport.Result;
import vn.tthc.monitor.connector.CheckReport.Step;
import vn.tthc.monitor.connector.source.ProbeAnswer;
import vn.tthc.monitor.connector.source.ProbeSession;

/** The steps of a check of a source that is only looked at: its own probes, every one of them. */
final class ProbeSteps {
    private ProbeSteps() {}

    static List<Step> of(ProbeSession probes) {
        var steps = new ArrayList<Step>();
        var counts = new HashMap<String, Integer>();
        for (var answer : probes.look()) {
            var word = answer.probe().word();
            var number = counts.merge(word, 1, Integer::sum);
            steps.add(step(number == 1 ? word : word + " " + number, answer));
        }
        return List.copyOf(steps);
    }

    private static Step step(String name, ProbeAnswer answer) {
        var failure = answer.failure();
        if (failure != null) {
            // The sentence says already what to do.
            return new Step(name, Result.FAILED, answer.took(), failure.sentence(), null, failure.category());
        }
        var notice = answer.notice();
        return notice == null
                ? new Step(name, Result.PASSED, answer.took(), answer.sentence(), null, null)
                : new Step(name, Result.WARNED, answer.took(), notice, null, null);
    }
}
