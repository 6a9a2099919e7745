package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Decisions about dossiers in the database. Each is one transaction of the one writer: of two people at once the second sees
 * what the first has done, and is told.
 */
@Component
class StoredLinks implements Links {
    private final LinkDecisionStore decisions;
    private final SuspicionListStore suspicions;
    private final SuspicionFinder finder;
    private final LinkStore links;
    private final Linking linking;
    private final UnifiedStore unified;
    private final RecordStore records;
    private final TransactionOperations transactions;
    private final Clock clock;

    StoredLinks(
            LinkDecisionStore decisions,
            SuspicionListStore suspicions,
            SuspicionFinder finder,
            LinkStore links,
            Linking linking,
            UnifiedStore unified,
            RecordStore records,
            TransactionOperations transactions,
            Clock clock) {
        this.decisions = decisions;
        this.suspicions = suspicions;
        this.finder = finder;
        this.links = links;
        this.linking = linking;
        this.unified = unified;
        this.records = records;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public long merge(long one, long other, String by, @Nullable String note) {
        if (one == other) {
            throw new LinkRefused("Không gộp được một hồ sơ với chính nó. Hãy chọn hồ sơ thứ hai ở hệ thống khác.");
        }
        return writing(() -> {
            var first = standing(one);
            var second = standing(other);
            return pair(Kind.MERGED, first.lead(), second.lead(), said(by, note));
        });
    }

    @Override
    public long merge(long suspicion, String by, @Nullable String note) {
        return writing(() -> {
            var open = open(suspicion);
            return pair(Kind.MERGED, name(open.one()), name(open.other()), said(by, note));
        });
    }

    @Override
    public long dismiss(long suspicion, String by, @Nullable String note) {
        return writing(() -> {
            var open = open(suspicion);
            var dossiers = Set.of(open.one().dossier(), open.other().dossier());
            var said = said(by, note);
            return suspicions.of(open.one().dossier()).stream()
                    .filter(each -> dossiers.equals(
                            Set.of(each.one().dossier(), each.other().dossier())))
                    .map(each -> pair(Kind.DISMISSED, name(each.one()), name(each.other()), said))
                    .max(Long::compare)
                    .orElseThrow();
        });
    }

    private Suspicions.Suspicion open(long suspicion) {
        var found = suspicions
                .find(suspicion)
                .orElseThrow(() -> new LinkRefused("Không có nghi vấn trùng số " + suspicion + "."));
        if (found.one().dossier() == found.other().dossier()) {
            throw new LinkRefused(
                    "Hai hồ sơ này đã là một, có thể người khác vừa gộp. Hãy mở lại trang để xem hiện trạng.");
        }
        return switch (found.state()) {
            case OPEN -> found;
            case DISMISSED ->
                throw new LinkRefused(
                        "Đã có người ghi đây không phải một hồ sơ. Muốn làm khác, hãy hoàn tác quyết định ấy"
                                + " trên trang hồ sơ trước.");
            case LINKED, CHANGED ->
                throw new LinkRefused(
                        "Dấu hiệu trùng này không còn nữa vì dữ liệu của nguồn đã đổi. Hãy mở lại danh sách.");
        };
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static RecordName name(Suspicions.Side side) {
        return new RecordName(side.system(), side.code());
    }

    private long pair(Kind kind, RecordName a, RecordName b, Said said) {
        var one = a.compareTo(b) < 0 ? a : b;
        var other = one.equals(a) ? b : a;
        var id = decide(kind, one, other, said);
        tell(word(kind), one, other, said);
        tell(word(kind), other, one, said);
        return id;
    }

    /** Writes the decision and groups anew what it is about. Its caller is the writer. */
    long decide(Kind kind, RecordName one, @Nullable RecordName other, Said said) {
        if (other != null) {
            decisions.end(kind == Kind.MERGED ? Kind.DISMISSED : Kind.MERGED, one, other, said);
        }
        var id = decisions.add(kind, one, other, said);
        settle(kind, one, other);
        return id;
    }

    /** Groups the dossiers anew where the decision is about that, and looks again at what is suspected of them. */
    private void settle(Kind kind, RecordName one, @Nullable RecordName other) {
        if (kind != Kind.DISMISSED) {
            regroup(places(one, other));
        }
        finder.examine(places(one, other), clock.instant());
    }

    private Set<String> places(RecordName one, @Nullable RecordName other) {
        return Stream.of(Optional.of(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .flatMap(name -> decisions.place(name).stream())
                .map(LinkDecisionStore.Place::linkKey)
                .collect(Collectors.toSet());
    }

    @Override
    public long split(long dossier, RecordName name, String by, String reason) {
        return writing(() -> {
            var subject = standing(dossier);
            var place = decisions
                    .place(name)
                    .filter(found -> found.linkKey().equals(subject.linkKey()))
                    .orElseThrow(() -> new LinkRefused("Bản ghi " + name.code() + " không còn thuộc hồ sơ này; có thể"
                            + " người khác vừa tách nó ra. Hãy mở lại trang hồ sơ để xem hiện trạng."));
            if (links.records(List.of(place.linkKey())).size() < 2) {
                throw new LinkRefused("Hồ sơ " + name.code() + " chỉ có một bản ghi, không có gì để tách ra.");
            }
            var said = said(by, reason);
            var id = decide(Kind.SPLIT, name, null, said);
            tell(word(Kind.SPLIT), name, null, said);
            return id;
        });
    }

    @Override
    public void undo(long decision, String by, @Nullable String note) {
        writing(() -> {
            var found = decisions
                    .find(decision)
                    .orElseThrow(() -> new LinkRefused("Không có quyết định số " + decision + "."));
            var said = said(by, note);
            if (!decisions.undo(decision, said)) {
                var undone = Objects.requireNonNull(found.undone());
                throw new LinkRefused("Quyết định này đã được " + undone.by()
                        + " hoàn tác trước đó. Hãy mở lại trang hồ sơ để xem hiện trạng.");
            }
            settle(found.kind(), found.one(), found.other());
            var what = "undone_" + word(found.kind());
            tell(what, found.one(), found.other(), said);
            if (found.other() != null) {
                tell(what, found.other(), found.one(), said);
            }
            return decision;
        });
    }

    @Override
    public List<Decision> of(long dossier) {
        return decisions.of(dossier);
    }

    @Override
    public Optional<Decision> find(long decision) {
        return decisions.find(decision);
    }

    private LinkDecisionStore.Subject standing(long dossier) {
        return decisions
                .subject(dossier)
                .orElseThrow(() -> new LinkRefused(decisions
                        .mergedInto(dossier)
                        .map(code -> "Hồ sơ này vừa được gộp vào hồ sơ " + code
                                + ", có thể do người khác. Hãy mở lại trang để xem hiện trạng trước khi làm tiếp.")
                        .orElse("Hồ sơ số " + dossier + " không còn nữa. Hãy mở lại danh sách.")));
    }

    private void regroup(Collection<String> linkKeys) {
        var linked = linking.regroup(links.records(linkKeys));
        var touched = new LinkedHashSet<>(linkKeys);
        for (var move : linked.moves()) {
            touched.add(move.from());
            touched.add(move.to());
        }
        unified.regroup(linked.moves(), touched, clock.instant());
    }

    /** A line in the history of the record; no personal data but the name of who did it. */
    private void tell(String what, RecordName name, @Nullable RecordName other, Said said) {
        var place = decisions.place(name);
        if (place.isEmpty()) {
            return;
        }
        var text = new ArrayList<String>();
        if (other != null) {
            text.add(other.code());
        }
        text.add(said.by());
        if (said.note() != null) {
            text.add(said.note());
        }
        var ids = new HashMap<String, Long>();
        ids.put(name.code(), place.get().id());
        records.append(
                List.of(new HistoryEntry(name.code(), said.at(), said.at(), what, null, String.join(" – ", text))),
                ids);
    }

    private Said said(String by, @Nullable String note) {
        return new Said(by, clock.instant(), note == null || note.isBlank() ? null : note.strip());
    }

    private long writing(Supplier<Long> deed) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            records.becomeWriter();
            return deed.get();
        }));
    }
}
