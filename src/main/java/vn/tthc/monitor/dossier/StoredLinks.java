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
    private final LinkStore links;
    private final Linking linking;
    private final UnifiedStore unified;
    private final RecordStore records;
    private final TransactionOperations transactions;
    private final Clock clock;

    StoredLinks(
            LinkDecisionStore decisions,
            LinkStore links,
            Linking linking,
            UnifiedStore unified,
            RecordStore records,
            TransactionOperations transactions,
            Clock clock) {
        this.decisions = decisions;
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
            return merge(first, second, said(by, note));
        });
    }

    private long merge(LinkDecisionStore.Subject first, LinkDecisionStore.Subject second, Said said) {
        var pair = Pair.of(first.lead(), second.lead());
        var id = decide(Kind.MERGED, pair.one(), pair.other(), said);
        tell("merged", pair.one(), pair.other(), said);
        tell("merged", pair.other(), pair.one(), said);
        return id;
    }

    /** Writes the decision and groups anew what it is about. Its caller is the writer. */
    long decide(Kind kind, RecordName one, @Nullable RecordName other, Said said) {
        if (other != null) {
            decisions.end(kind == Kind.MERGED ? Kind.DISMISSED : Kind.MERGED, one, other, said);
        }
        var id = decisions.add(kind, one, other, said);
        regroup(places(one, other));
        return id;
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
            tell("split", name, null, said);
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
            if (found.kind() != Kind.DISMISSED) {
                regroup(places(found.one(), found.other()));
            }
            var what = "undone_" + found.kind().name().toLowerCase(Locale.ROOT);
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

    /** Two records in the order in which decisions name them. */
    private record Pair(RecordName one, RecordName other) {
        static Pair of(RecordName a, RecordName b) {
            return LinkKeys.own(a.source(), a.code()).compareTo(LinkKeys.own(b.source(), b.code())) < 0
                    ? new Pair(a, b)
                    : new Pair(b, a);
        }
    }
}
