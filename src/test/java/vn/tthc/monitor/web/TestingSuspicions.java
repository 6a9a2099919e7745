package vn.tthc.monitor.web;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.Links;
import vn.tthc.monitor.dossier.SourceDossier;
import vn.tthc.monitor.dossier.Suspicions;

/** Dossiers 1 and 2 are suspected to be one, until somebody decides. */
class TestingSuspicions implements Suspicions {
    private final Clock clock;
    private final TestingLinks links;

    TestingSuspicions(Clock clock, TestingLinks links) {
        this.clock = clock;
        this.links = links;
    }

    private Suspicion suspicion() {
        var now = clock.instant();
        var state = links.decisions.stream()
                .filter(decision -> decision.undone() == null)
                .map(decision -> decision.kind() == Links.Kind.MERGED ? State.LINKED : State.DISMISSED)
                .findFirst()
                .orElse(State.OPEN);
        return new Suspicion(
                7,
                Kind.ACROSS,
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
    public Page page(Filter filter, long after, int size) {
        var found = List.of(suspicion()).stream()
                .filter(one -> filter.states().isEmpty() || filter.states().contains(one.state()))
                .filter(one -> filter.kinds().isEmpty() || filter.kinds().contains(one.kind()))
                .filter(one -> after < one.id())
                .toList();
        return new Page(found, found.size(), null);
    }

    @Override
    public List<Suspicion> of(long dossier) {
        return dossier <= 2 && suspicion().state() == State.OPEN ? List.of(suspicion()) : List.of();
    }

    @Override
    public Optional<Suspicion> find(long id) {
        return id == 7 ? Optional.of(suspicion()) : Optional.empty();
    }
}
