package vn.tthc.monitor.dossier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.dossier.RoutingTable.SystemNote;
import vn.tthc.monitor.dossier.RoutingTable.Topic;

/** What the routing file says, made ready to be asked once per record. */
final class RoutingPlan {
    private final List<Topic> topics;
    private final @Nullable String fallback;
    private final Map<String, SystemNote> systems;
    private final MismatchRules mismatches;
    private final Map<String, Topic> byProcedure = new HashMap<>();
    private final Map<String, Topic> byField = new HashMap<>();

    RoutingPlan(
            List<Topic> topics, @Nullable String fallback, Map<String, SystemNote> systems, MismatchRules mismatches) {
        this.topics = List.copyOf(topics);
        this.fallback = fallback;
        this.systems = Map.copyOf(systems);
        this.mismatches = mismatches;
        for (var topic : topics) {
            topic.procedures().forEach(code -> byProcedure.putIfAbsent(code, topic));
            topic.fields().forEach(field -> byField.putIfAbsent(FoldedText.fold(field), topic));
        }
    }

    /** No table: every dossier is shown as the newest open record says. */
    static RoutingPlan empty() {
        return new RoutingPlan(List.of(), null, Map.of(), MismatchRules.standard());
    }

    List<Topic> topics() {
        return topics;
    }

    @Nullable String fallback() {
        return fallback;
    }

    Map<String, SystemNote> systems() {
        return systems;
    }

    MismatchRules mismatches() {
        return mismatches;
    }

    @Nullable Topic topic(@Nullable String procedureCode, @Nullable String field) {
        var code = byProcedure.isEmpty() ? null : ProcedureCode.normalized(procedureCode);
        var own = code == null ? null : byProcedure.get(code);
        if (own != null || field == null || byField.isEmpty()) {
            return own;
        }
        return byField.get(FoldedText.fold(field));
    }

    /**
     * The system whose status counts. A dossier keeps the system of its day of reception; one without such a day is not
     * judged, and neither is one whose procedure and field are both unknown.
     */
    @Nullable String responsible(@Nullable String procedureCode, @Nullable String field, @Nullable LocalDate receivedOn) {
        if (receivedOn == null || (procedureCode == null && field == null)) {
            return null;
        }
        var topic = topic(procedureCode, field);
        if (topic == null) {
            return fallback;
        }
        var period = topic.on(receivedOn);
        return period == null ? null : period.counts();
    }

    List<Topic> matching(String text) {
        var words = FoldedText.fold(text).split(" ", -1);
        return topics.stream()
                .filter(topic -> {
                    var said = FoldedText.fold(
                            String.join(" ", topic.procedures()) + " " + String.join(" ", topic.fields()));
                    return Arrays.stream(words).allMatch(said::contains);
                })
                .toList();
    }

    /** Changes with everything that decides whose status counts. */
    String fingerprint() {
        return hash(topics + "|" + fallback);
    }

    /** Changes with everything that decides which mismatches are shown when. */
    String mismatchFingerprint() {
        return hash(mismatches.toString());
    }

    private static String hash(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every Java has SHA-256", failure);
        }
    }
}
