package vn.tthc.monitor.dossier;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.TestingDeadlines;
import vn.tthc.monitor.platform.config.Problem;

/** A routing table that a test changes as it goes; it names nobody until told. */
final class TestingRouting implements RoutingTable, MismatchRules.Holder {
    private RoutingPlan plan = RoutingPlan.empty();

    /** At once, until a test says otherwise. */
    MismatchRules rules = immediately();

    static ResponsibleSystem none() {
        return new ResponsibleSystem(new TestingRouting(), TestingDeadlines.ofRepository());
    }

    /** From now on one system serves a field, since ever. */
    void serve(String field, String system) {
        var since = new Period(system, LocalDate.of(2020, 1, 1), null, State.RUNNING, null, null);
        plan = new RoutingPlan(List.of(new Topic(List.of(), List.of(field), List.of(since))), null, Map.of(), rules);
    }

    static MismatchRules immediately() {
        return new MismatchRules(
                Arrays.stream(MismatchKind.values())
                        .map(kind -> new MismatchRules.Grace(kind, null, Duration.ZERO))
                        .toList(),
                Duration.ofHours(1),
                List.of());
    }

    @Override
    public MismatchRules mismatchRules() {
        return rules;
    }

    @Override
    public List<Topic> topics() {
        return plan.topics();
    }

    @Override
    public @Nullable Topic topic(@Nullable String procedureCode, @Nullable String field) {
        return plan.topic(procedureCode, field);
    }

    @Override
    public List<Topic> matching(String text) {
        return plan.matching(text);
    }

    @Override
    public @Nullable String fallback() {
        return plan.fallback();
    }

    @Override
    public @Nullable String responsible(
            @Nullable String procedureCode, @Nullable String field, @Nullable LocalDate receivedOn) {
        return plan.responsible(procedureCode, field, receivedOn);
    }

    @Override
    public String fingerprint() {
        return plan.fingerprint();
    }

    @Override
    public Map<String, SystemNote> systems() {
        return plan.systems();
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }
}
