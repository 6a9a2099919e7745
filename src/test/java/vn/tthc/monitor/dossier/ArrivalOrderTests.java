package vn.tthc.monitor.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tthc.monitor.platform.TestDatabase;

/** Whatever order the same answers of several systems arrive in, the dossiers and their mismatches are the same in the end. */
@ExtendWith(TestDatabase.class)
class ArrivalOrderTests {
    private static final List<String> SYSTEMS = List.of("city", "justice", "portal");
    private static final int ORDERS = 6;

    private record Answer(String system, SourceDossier dossier, java.time.Instant readAt) {}

    /** Three systems tell of three dossiers again and again, each time something else. */
    private static List<Answer> invented(Random random) {
        var answers = new ArrayList<Answer>();
        var statuses = DossierStatus.values();
        for (var turn = 0; turn < 24; turn++) {
            var system = SYSTEMS.get(random.nextInt(SYSTEMS.size()));
            var dossier = random.nextInt(3);
            var readAt = TestingRecord.NOW.plus(Duration.ofMinutes(turn));
            var record = TestingRecord.of(system + "-" + dossier)
                    .national("H24.24-260122-000" + dossier)
                    .name("Lần đọc " + turn)
                    .due("2026-11-27T0" + random.nextInt(10) + ":00:00Z")
                    .paid(random.nextInt(3) == 0 ? null : Boolean.valueOf(random.nextBoolean()))
                    .status(statuses[random.nextInt(statuses.length)]);
            if (random.nextBoolean()) {
                record.updated(readAt.minusSeconds(random.nextInt(600)).toString());
            }
            answers.add(new Answer(system, record.make(), readAt));
        }
        return answers;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theEndIsTheSame(long seed) {
        var random = new Random(seed);
        var answers = invented(random);
        String expected = null;
        for (var order = 0; order < ORDERS; order++) {
            TestDatabase.empty();
            var store = new TestingStore();
            if (seed % 2 == 0) {
                store.routing.serve("Hộ tịch", "justice");
            }
            for (var answer : answers) {
                store.dossiers.store(TestingStore.page(answer.system(), answer.readAt(), List.of(answer.dossier())));
            }
            var end = end(store);
            expected = expected == null ? end : expected;
            assertThat(end).as("order %s of seed %s", order, seed).isEqualTo(expected);
            Collections.shuffle(answers, random);
        }
    }

    /** What one system refers to in another, what people merge and what they split. */
    private static List<Answer> entangled(Random random) {
        var answers = new ArrayList<Answer>();
        for (var turn = 0; turn < 20; turn++) {
            var system = SYSTEMS.get(random.nextInt(SYSTEMS.size()));
            var record = TestingRecord.of(own(system, random)).name("Lần đọc " + turn);
            switch (random.nextInt(5)) {
                case 0 -> record.national("H24.24-260122-000" + random.nextInt(3));
                case 1 -> record.crossReference("H24.24-260122-000" + random.nextInt(3));
                case 2 -> record.crossReference(own(SYSTEMS.get(random.nextInt(3)), random));
                default -> record.status(DossierStatus.RECEIVED);
            }
            answers.add(new Answer(system, record.make(), TestingRecord.NOW.plus(Duration.ofMinutes(turn))));
        }
        return answers;
    }

    /** Some own codes are of the national form, some are the same in several systems. */
    private static String own(String system, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "H24.24-260122-000" + random.nextInt(4);
            case 1 -> "SO-" + random.nextInt(2);
            default -> system + "-" + random.nextInt(3);
        };
    }

    private record Decision(Links.Kind kind, Links.RecordName one, Links.@Nullable RecordName other) {}

    private static List<Decision> decided(List<Answer> answers, Random random) {
        var decisions = new ArrayList<Decision>();
        for (var turn = 0; turn < 6; turn++) {
            var one = name(answers.get(random.nextInt(answers.size())));
            var other = name(answers.get(random.nextInt(answers.size())));
            if (random.nextInt(3) == 0) {
                decisions.add(new Decision(Links.Kind.SPLIT, one, null));
            } else if (!one.equals(other)) {
                decisions.add(new Decision(Links.Kind.MERGED, one, other));
            }
        }
        return decisions;
    }

    private static Links.RecordName name(Answer answer) {
        return new Links.RecordName(answer.system(), answer.dossier().code());
    }

    /** People speak in one order, each as soon as they can see what they speak of; answers come in any. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void linksMergesAndSplitsEndTheSame(long seed) {
        var random = new Random(seed);
        var answers = entangled(random);
        var decisions = decided(answers, random);
        String expected = null;
        for (var order = 0; order < ORDERS; order++) {
            TestDatabase.empty();
            var store = new TestingStore();
            var waiting = new ArrayDeque<>(decisions);
            var seen = new HashSet<Links.RecordName>();
            for (var answer : answers) {
                store.dossiers.store(TestingStore.page(answer.system(), answer.readAt(), List.of(answer.dossier())));
                seen.add(name(answer));
                while (!waiting.isEmpty() && random.nextBoolean() && sees(seen, waiting.getFirst())) {
                    decide(store, waiting.removeFirst());
                }
            }
            waiting.forEach(decision -> decide(store, decision));
            var end = end(store);
            expected = expected == null ? end : expected;
            assertThat(end).as("order %s of seed %s", order, seed).isEqualTo(expected);
            Collections.shuffle(answers, random);
        }
    }

    private static boolean sees(Set<Links.RecordName> seen, Decision decision) {
        return seen.contains(decision.one()) && (decision.other() == null || seen.contains(decision.other()));
    }

    private static void decide(TestingStore store, Decision decision) {
        TestDatabase.transactions()
                .executeWithoutResult(_ -> store.decisions()
                        .decide(
                                decision.kind(),
                                decision.one(),
                                decision.other(),
                                new Links.Said("lan", TestingRecord.NOW, null)));
    }

    private static String end(TestingStore store) {
        return store.jdbc.sql("""
                select string_agg(line, E'\\n' order by line) from (
                    select concat_ws(' ', 'dossier', link_key, source, sources, mismatch, code, status, is_open, applicant_name,
                        due_at, queue_rank, sort_at, search_key) as line from dossier.dossier
                    union all
                    select concat_ws(' ', 'mismatch', link_key, kind, one, other, one_code, other_code, one_value, other_value)
                    from dossier.mismatch where ended_at is null) lines
                """).query(String.class).single();
    }
}
