package vn.tthc.monitor.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.LinkRefused;
import vn.tthc.monitor.dossier.Links;

/** Decisions are kept in memory and change nothing else. */
class TestingLinks implements Links {
    private final Clock clock;
    final List<Decision> decisions = new ArrayList<>();

    TestingLinks(Clock clock) {
        this.clock = clock;
    }

    void reset() {
        decisions.clear();
    }

    private long decide(Kind kind, RecordName one, @Nullable RecordName other, Said said) {
        if (decisions.stream().anyMatch(decision -> decision.undone() == null)) {
            throw new LinkRefused("Hai hồ sơ này đã là một, có thể người khác vừa gộp.");
        }
        decisions.add(new Decision(decisions.size() + 1, kind, one, other, List.of(1L), said, null));
        return decisions.size();
    }

    private long both(Kind kind, String by, @Nullable String note) {
        return decide(
                kind,
                new RecordName("mot-cua", "000.00.19.H29-261000-1000"),
                new RecordName("bo-xay-dung", "HKD-2026-00077"),
                new Said(by, clock.instant(), note));
    }

    @Override
    public long merge(long one, long other, String by, @Nullable String note) {
        return both(Kind.MERGED, by, note);
    }

    @Override
    public long merge(long suspicion, String by, @Nullable String note) {
        return both(Kind.MERGED, by, note);
    }

    @Override
    public long dismiss(long suspicion, String by, @Nullable String note) {
        return both(Kind.DISMISSED, by, note);
    }

    @Override
    public long split(long dossier, RecordName name, String by, String reason) {
        return decide(Kind.SPLIT, name, null, new Said(by, clock.instant(), reason));
    }

    @Override
    public void undo(long decision, String by, @Nullable String note) {
        decisions.replaceAll(one -> one.id() != decision
                ? one
                : new Decision(
                        one.id(),
                        one.kind(),
                        one.one(),
                        one.other(),
                        one.dossiers(),
                        one.said(),
                        new Said(by, clock.instant(), note)));
    }

    @Override
    public List<Decision> of(long dossier) {
        return dossier == 1 ? decisions.reversed() : List.of();
    }

    @Override
    public Optional<Decision> find(long decision) {
        return decisions.stream().filter(one -> one.id() == decision).findFirst();
    }
}
