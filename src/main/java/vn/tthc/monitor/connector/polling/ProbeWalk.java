package vn.tthc.monitor.connector.polling;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.reading.PageWalk;
import vn.tthc.monitor.connector.reading.RawPage;
import vn.tthc.monitor.connector.source.ProbeAnswer;
import vn.tthc.monitor.connector.source.ProbeSession;
import vn.tthc.monitor.connector.source.SourceFailure;

/** Looks whether the source is there before anything is read from it; where nothing is, the look is all. */
final class ProbeWalk implements PageWalk {
    /** Worst first: what keeps everyone out comes before what only looks wrong. */
    private static final List<FailureCategory> WORST = List.of(
            FailureCategory.UNREACHABLE,
            FailureCategory.TIMEOUT,
            FailureCategory.TLS,
            FailureCategory.HTTP_5XX,
            FailureCategory.HTTP_4XX,
            FailureCategory.REFUSED);

    private final ProbeSession probes;
    private final Consumer<List<ProbeAnswer>> watcher;
    private final Findings findings;
    private final @Nullable PageWalk rest;
    private boolean looked;

    ProbeWalk(ProbeSession probes, Consumer<List<ProbeAnswer>> watcher, Findings findings, @Nullable PageWalk rest) {
        this.probes = probes;
        this.watcher = watcher;
        this.findings = findings;
        this.rest = rest;
    }

    @Override
    public Optional<RawPage> next() {
        if (!looked) {
            look();
            looked = true;
        }
        return rest == null ? Optional.empty() : rest.next();
    }

    private void look() {
        var answers = probes.look();
        watcher.accept(answers);
        var failures = answers.stream()
                .map(ProbeAnswer::failure)
                .filter(failure -> failure != null)
                .sorted(Comparator.comparingInt(ProbeWalk::rank))
                .toList();
        if (failures.isEmpty()) {
            answers.stream()
                    .map(ProbeAnswer::notice)
                    .filter(notice -> notice != null)
                    .forEach(findings::say);
            return;
        }
        var worst = failures.getFirst();
        throw answers.size() == 1
                ? worst
                : SourceFailure.lasting(
                        worst.category(),
                        failures.size() + "/" + answers.size() + " phép thử hỏng, nặng nhất: " + worst.sentence());
    }

    private static int rank(SourceFailure failure) {
        var rank = WORST.indexOf(failure.category());
        return rank < 0 ? WORST.size() : rank;
    }
}
