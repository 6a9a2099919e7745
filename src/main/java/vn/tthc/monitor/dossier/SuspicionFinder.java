package vn.tthc.monitor.dossier;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.Links.RecordName;
import vn.tthc.monitor.dossier.Suspicions.Agreed;
import vn.tthc.monitor.dossier.Suspicions.Kind;

/**
 * Decides which records are suspected to be one dossier, and keeps what is stored about some dossiers in line with that. The
 * person must have the same id number; where one record has none, the same name and phone. A name alone says nothing.
 *
 * <p>Somebody who files the same procedure day after day would be paired with himself many times over, so each record is held
 * against the one received nearest to it in every system.
 */
@Component
class SuspicionFinder {
    private final SuspicionStore store;
    private final DuplicateSettings settings;

    SuspicionFinder(SuspicionStore store, DuplicateSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** One record as far as it is compared. */
    record Met(RecordName name, @Nullable String person, String procedure, DossierStatus status, Instant received) {}

    /** A record of the dossiers looked at, and another one. */
    record Candidate(Met touched, Met other, boolean sameId, boolean samePhone) {
        Duration apart() {
            return Duration.between(touched.received(), other.received()).abs();
        }
    }

    /** Two records that agree, in the order in which pairs are kept. */
    record Found(Met one, Met other, Kind kind, Set<Agreed> agreed, String procedure) {
        String agreedText() {
            return agreed.stream().map(Enum::name).collect(Collectors.joining(","));
        }

        List<RecordName> names() {
            return List.of(one.name(), other.name());
        }
    }

    /** Looks at these dossiers. Its caller is the writer. */
    void examine(Collection<String> linkKeys, Instant now) {
        if (!linkKeys.isEmpty()) {
            settle(linkKeys, agreeing(linkKeys), now);
        }
    }

    /** What agrees with the records of these dossiers. */
    List<Candidate> agreeing(Collection<String> linkKeys) {
        return store.candidates(linkKeys, Duration.ofDays(settings.most()).toSeconds()).stream()
                .filter(this::agrees)
                .toList();
    }

    /** Writes down what agrees, and ends what does not. Its caller is the writer. */
    void settle(Collection<String> linkKeys, List<Candidate> agreeing, Instant now) {
        var changed = new HashSet<>(store.end(
                linkKeys, agreeing.stream().map(SuspicionFinder::found).toList(), now));
        changed.addAll(store.write(nearest(agreeing), now));
        store.mark(linkKeys, changed);
    }

    private boolean agrees(Candidate candidate) {
        var one = candidate.touched();
        var other = candidate.other();
        var days = kind(candidate) == Kind.ACROSS ? settings.days() : settings.daysWithin();
        return days >= 0
                && candidate.apart().compareTo(Duration.ofDays(days)) <= 0
                && Objects.equals(
                        ProcedureCode.normalized(one.procedure()), ProcedureCode.normalized(other.procedure()))
                && (candidate.sameId() || (candidate.samePhone() && sameName(one, other)))
                && (kind(candidate) == Kind.ACROSS || !(filedAgain(one) || filedAgain(other)));
    }

    /** Within one system a dossier that was refused or withdrawn is filed again as a matter of course. */
    private static boolean filedAgain(Met met) {
        return met.status() == DossierStatus.WITHDRAWN || met.status() == DossierStatus.NOT_ACCEPTED;
    }

    private static Kind kind(Candidate candidate) {
        return candidate
                        .touched()
                        .name()
                        .source()
                        .equals(candidate.other().name().source())
                ? Kind.WITHIN
                : Kind.ACROSS;
    }

    private static boolean sameName(Met one, Met other) {
        return one.person() != null
                && other.person() != null
                && !one.person().isBlank()
                && FoldedText.fold(one.person()).equals(FoldedText.fold(other.person()));
    }

    private static Collection<Found> nearest(List<Candidate> agreeing) {
        var order = Comparator.comparing(Candidate::apart)
                .thenComparing(candidate -> candidate.other().name().code());
        Map<List<Object>, Candidate> nearest = new HashMap<>();
        for (var candidate : agreeing) {
            nearest.merge(
                    List.of(candidate.touched().name(), candidate.other().name().source()),
                    candidate,
                    (one, other) -> order.compare(one, other) <= 0 ? one : other);
        }
        Map<List<RecordName>, Found> pairs = new HashMap<>();
        nearest.values().stream().map(SuspicionFinder::found).forEach(found -> pairs.putIfAbsent(found.names(), found));
        return pairs.values();
    }

    private static Found found(Candidate candidate) {
        var agreed = EnumSet.noneOf(Agreed.class);
        if (candidate.sameId()) {
            agreed.add(Agreed.ID);
        }
        if (sameName(candidate.touched(), candidate.other())) {
            agreed.add(Agreed.NAME);
        }
        if (candidate.samePhone()) {
            agreed.add(Agreed.PHONE);
        }
        var inOrder = candidate.touched().name().compareTo(candidate.other().name()) < 0;
        return new Found(
                inOrder ? candidate.touched() : candidate.other(),
                inOrder ? candidate.other() : candidate.touched(),
                kind(candidate),
                agreed,
                String.valueOf(ProcedureCode.normalized(candidate.touched().procedure())));
    }
}
