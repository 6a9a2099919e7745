package vn.tthc.monitor.web;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.LinkRefused;
import vn.tthc.monitor.dossier.Links;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.dossier.Suspicions;

/** Dossiers 1 and 2 are suspected to be one; decisions are kept in memory and change nothing else. */
class TestingLinks implements Links, Suspicions {
    private final Clock clock;
    final List<Decision> decisions = new ArrayList<>();

    TestingLinks(Clock clock) {
        this.clock = clock;
    }

    void reset() {
        decisions.clear();
    }

    private Suspicion suspicion() {
        var now = clock.instant();
        var state = decisions.stream()
                .filter(decision -> decision.undone() == null)
                .map(decision -> decision.kind() == Links.Kind.MERGED ? State.LINKED : State.DISMISSED)
                .findFirst()
                .orElse(State.OPEN);
        return new Suspicion(
                7,
                Suspicions.Kind.ACROSS,
                Set.of(Agreed.ID),
                "2.000815",
                side(1, "mot-cua", "000.00.19.H29-261000-1000", Duration.ofDays(3)),
                side(2, "bo-xay-dung", "HKD-2026-00077", Duration.ofDays(1)),
                now.minus(Duration.ofHours(2)),
                state,
                null,
                1);
    }

    private Side side(long dossier, String system, String code, Duration ago) {
        return new Side(
                dossier,
                system,
                code,
                clock.instant().minus(ago),
                new SourceDossier.Procedure("2.000815", "Đăng ký thành lập hộ kinh doanh", "Hộ kinh doanh"),
                new SourceDossier.Handling("H29.1", "H29.2", null, null),
                DossierStatus.PROCESSING,
                new SourceDossier.Applicant("Nguyễn Thị Minh Hương", null, "031085001234", "0912345678"));
    }

    @Override
    public Suspicions.Page page(Filter filter, long after, int size) {
        var found = List.of(suspicion()).stream()
                .filter(one -> filter.states().isEmpty() || filter.states().contains(one.state()))
                .filter(one -> filter.kinds().isEmpty() || filter.kinds().contains(one.kind()))
                .filter(one -> after < one.id())
                .toList();
        return new Suspicions.Page(found, found.size(), null);
    }

    @Override
    public long open(Set<String> scope) {
        return suspicion().state() == State.OPEN ? 1 : 0;
    }

    @Override
    public List<Suspicion> suspected(long dossier) {
        return dossier <= 2 && suspicion().state() == State.OPEN ? List.of(suspicion()) : List.of();
    }

    @Override
    public Optional<Suspicion> suspicion(long id) {
        return id == 7 ? Optional.of(suspicion()) : Optional.empty();
    }

    private long decide(Links.Kind kind, RecordName one, @Nullable RecordName other, Said said) {
        if (decisions.stream().anyMatch(decision -> decision.undone() == null)) {
            throw new LinkRefused("Hai hồ sơ này đã là một, có thể người khác vừa gộp.");
        }
        decisions.add(new Decision(decisions.size() + 1, kind, one, other, List.of(1L), said, null));
        return decisions.size();
    }

    private long both(Links.Kind kind, String by, @Nullable String note) {
        return decide(
                kind,
                new RecordName("mot-cua", "000.00.19.H29-261000-1000"),
                new RecordName("bo-xay-dung", "HKD-2026-00077"),
                new Said(by, clock.instant(), note));
    }

    @Override
    public long merge(long one, long other, String by, @Nullable String note) {
        return both(Links.Kind.MERGED, by, note);
    }

    @Override
    public long merge(long suspicion, String by, @Nullable String note) {
        return both(Links.Kind.MERGED, by, note);
    }

    @Override
    public long dismiss(long suspicion, String by, @Nullable String note) {
        return both(Links.Kind.DISMISSED, by, note);
    }

    @Override
    public long split(long dossier, RecordName name, String by, String reason) {
        return decide(Links.Kind.SPLIT, name, null, new Said(by, clock.instant(), reason));
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
