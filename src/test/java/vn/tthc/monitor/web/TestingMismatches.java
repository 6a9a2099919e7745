package vn.tthc.monitor.web;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.MismatchKind;
import vn.tthc.monitor.dossier.Mismatches;

/** Two mismatches of the first dossier, about its state and its due time. */
class TestingMismatches implements Mismatches {
    private final Clock clock;
    final List<Mismatch> all = new ArrayList<>();

    TestingMismatches(Clock clock) {
        this.clock = clock;
        reset();
    }

    final void reset() {
        all.clear();
        all.add(mismatch(1, MismatchKind.FINISHED_ELSEWHERE, "4", "9"));
        all.add(mismatch(2, MismatchKind.DUE_DIFFERS, "2026-11-20T09:30:00Z", "2026-11-23T04:00:00Z"));
    }

    private Mismatch mismatch(long id, MismatchKind kind, String one, String other) {
        return new Mismatch(
                id,
                new Subject(1, "H24.24-261119-1001", "1.001193", "Đăng ký khai sinh", "Hộ tịch", "H24.24", "H24.24"),
                kind,
                new Side("mot-cua", "H24.24-261119-1001", one),
                new Side("bo-tu-phap", "HT-77", other),
                clock.instant().minus(Duration.ofHours(5)),
                State.OPEN,
                null,
                (int) id - 1,
                null,
                null);
    }

    @Override
    public Page page(Filter filter, @Nullable String cursor, int size) {
        var found = all.stream()
                .filter(one -> filter.states().contains(one.state()))
                .filter(one -> filter.kinds().isEmpty() || filter.kinds().contains(one.kind()))
                .filter(one -> filter.scope().isEmpty()
                        || filter.scope().contains(String.valueOf(one.subject().agency())))
                .toList();
        return new Page(found.stream().limit(size).toList(), found.size(), found.size() > size ? "next" : null);
    }

    @Override
    public long open(Set<String> scope) {
        return all.stream().anyMatch(one -> one.state() == State.OPEN) ? 1 : 0;
    }

    @Override
    public List<PairCount> counts(Set<String> scope) {
        return List.of(
                new PairCount("bo-tu-phap", "mot-cua", MismatchKind.FINISHED_ELSEWHERE, 1),
                new PairCount("bo-tu-phap", "mot-cua", MismatchKind.DUE_DIFFERS, 1));
    }

    @Override
    public List<Mismatch> of(long dossier) {
        return all.stream().filter(one -> one.subject().dossier() == dossier).toList();
    }

    @Override
    public Optional<Mismatch> find(long id) {
        return all.stream().filter(one -> one.id() == id).findFirst();
    }

    @Override
    public boolean assign(long id, @Nullable String owner) {
        return change(id, one -> with(one, one.state(), owner, one.settlement()));
    }

    @Override
    public boolean settle(long id, Resolution resolution, String reason, String by) {
        var settlement = new Settlement(resolution, reason, by, clock.instant());
        return change(id, one -> with(one, State.SETTLED, one.owner(), settlement));
    }

    @Override
    public boolean reopen(long id) {
        return change(id, one -> with(one, State.OPEN, one.owner(), null));
    }

    private boolean change(long id, UnaryOperator<Mismatch> change) {
        var known = find(id).isPresent();
        all.replaceAll(one -> one.id() == id ? change.apply(one) : one);
        return known;
    }

    private static Mismatch with(Mismatch one, State state, @Nullable String owner, @Nullable Settlement settlement) {
        return new Mismatch(
                one.id(),
                one.subject(),
                one.kind(),
                one.one(),
                one.other(),
                one.since(),
                state,
                null,
                one.returned(),
                owner,
                settlement);
    }
}
