package vn.tthc.monitor.demo.world;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.WorkingCalendar;

/** Makes the dossiers of one system, still without codes; each from its own seed, so that none depends on another. */
final class DossierMaker {
    private static final int HISTORY_HOURS = 62 * 8;

    private final SystemPlan plan;
    private final long seed;
    private final Instant start;
    private final WorkingCalendar calendar;
    private final Terms terms;

    DossierMaker(SystemPlan plan, long seed, Instant start, WorkingCalendar calendar) {
        this.plan = plan;
        this.seed = seed * 31 + plan.id().hashCode();
        this.start = start;
        this.calendar = calendar;
        this.terms = new Terms(calendar);
    }

    /** A dossier that ended before the start; nearly always on time. */
    DemoDossier closed(int index, boolean copy) {
        var random = random(1, index);
        var procedure = copy ? SystemPlans.CERTIFIED_COPY : plan.procedure(random.nextInt(1 << 20));
        var received = calendar.plus(start, minutes(-random.nextInt(60, HISTORY_HOURS * 60)));
        var due = terms.due(received, procedure);
        double used = random.nextInt(1_000) < 12 ? 1.05 + random.nextDouble() / 3 : 0.1 + 0.8 * random.nextDouble();
        var ended = calendar.plus(received, scaled(terms.length(procedure), used));
        var latest = start.minusSeconds(60 + random.nextInt(7_200));
        ended = ended.isAfter(latest) ? latest : ended;
        received = received.isBefore(ended) ? received : ended.minusSeconds(600);
        int channel = channel(random);
        var life = new Life(random, channel, received).handled(between(received, ended, 0.3));
        if (random.nextInt(100) < 3) {
            life.dropped(ended);
        } else {
            life.finished(ended);
        }
        return dossier(procedure, random, channel, received, due, life);
    }

    /** A dossier that comes in after the start; nearly always it is finished within its term. */
    DemoDossier arriving(int slot, Instant at, boolean copy) {
        var random = random(2, slot);
        var procedure = copy ? SystemPlans.CERTIFIED_COPY : plan.procedure(random.nextInt(1 << 20));
        int channel = channel(random);
        var received = at.plusSeconds(channel == 2 ? 20 + random.nextInt(40) : 1);
        var ended = received.plus(remaining(random, copy ? Duration.ofMinutes(12) : plan.life()));
        var life = new Life(random, channel, received).handled(between(received, ended, 0.2));
        int fate = copy ? 99 : random.nextInt(100);
        if (fate < 8) {
            life.step(between(received, ended, 0.3), 5, null).handled(between(received, ended, 0.9));
        }
        life.finished(ended);
        // A few have an appointment soon by the wall clock and miss it, a few systems forget to send one.
        var due = fate < 10
                ? terms.due(received, procedure)
                : fate < 12 ? between(received, ended, 0.7) : fate < 14 ? null : terms.due(received, procedure);
        return dossier(procedure, random, channel, received, due, life);
    }

    /** A dossier that is open at the start and ends some time after it. */
    DemoDossier open(int index, OpenKind kind) {
        var random = random(3, index);
        var procedure = kind == OpenKind.COPY ? SystemPlans.CERTIFIED_COPY : plan.procedure(random.nextInt(1 << 20));
        var received = received(kind, procedure, random);
        int channel = channel(random);
        var life = new Life(random, channel, received);
        if (kind != OpenKind.FRESH) {
            life.handled(between(received, start, 0.2));
        }
        pause(life, kind, received, random);
        var due = due(kind, procedure, received, index);
        if (kind == OpenKind.FAULT) {
            life.step(between(received, start, 0.5), 4, "Đang xử lý - chậm do lỗi đăng nhập của phần mềm");
        }
        life.finished(end(kind, due, random));
        var dossier = dossier(procedure, random, channel, received, due, life);
        return kind == OpenKind.NO_TERM ? dossier.withoutTerm() : dossier;
    }

    /** When it will end: before the appointment, but for one in ten of those that are close to it. */
    private Instant end(OpenKind kind, @Nullable Instant due, RandomGenerator random) {
        if (kind == OpenKind.FAULT) {
            return start.plus(Duration.ofDays(1)).plusSeconds(random.nextInt(40_000));
        }
        var ended = start.plus(remaining(random, kind == OpenKind.COPY ? Duration.ofMinutes(40) : plan.life()));
        if (due == null || !due.isAfter(start) || !ended.isAfter(due)) {
            return ended;
        }
        return random.nextInt(10) == 0
                ? due.plusSeconds(600 + random.nextInt(3_000))
                : between(start, due, 0.3 + 0.6 * random.nextDouble());
    }

    private static void pause(Life life, OpenKind kind, Instant received, RandomGenerator random) {
        if (kind != OpenKind.PAUSED) {
            return;
        }
        int dice = random.nextInt(10);
        int status = dice < 7 ? 5 : dice < 9 ? 6 : 8;
        life.step(received.plusSeconds(60 + random.nextInt(1_200)), status, null);
    }

    /** When it came in, so that its appointment falls where the kind wants it. */
    private Instant received(OpenKind kind, DemoProcedure procedure, RandomGenerator random) {
        var term = terms.length(procedure);
        return switch (kind) {
            case OVERDUE, FAULT -> calendar.plus(start, scaled(term, -1).minus(minutes(20 + random.nextInt(900))));
            case NEAR -> calendar.plus(start, scaled(term, -1).plus(minutes(15 + random.nextInt(450))));
            case COPY -> calendar.plus(start, minutes(-1 - random.nextInt(40)));
            case FRESH -> start.minusSeconds(60 + random.nextInt(3_000));
            case PAUSED, NO_TERM, UNKNOWN, SOON_BY_CLOCK ->
                calendar.plus(start, scaled(term, -0.3 - 0.4 * random.nextDouble()));
            case IN_TIME -> calendar.plus(start, inTime(term, random));
        };
    }

    /** At least a working day and a quarter of the term stay, unless the term itself is shorter. */
    private static Duration inTime(Duration term, RandomGenerator random) {
        double spare = Math.min(0.9, Math.max(0.28, 9.0 / term.toHours()));
        return scaled(term, -(1 - spare) * random.nextDouble()).minus(minutes(1));
    }

    private @Nullable Instant due(OpenKind kind, DemoProcedure procedure, Instant received, int index) {
        return switch (kind) {
            case NO_TERM, UNKNOWN -> null;
            // Some systems count calendar hours: these come due while you watch, whatever the hour.
            case SOON_BY_CLOCK -> start.plus(Duration.ofMinutes(3 + Math.floorMod(index * 7L, 115)));
            case OVERDUE, FAULT, NEAR, COPY, FRESH, PAUSED, IN_TIME -> terms.due(received, procedure);
        };
    }

    private DemoDossier dossier(
            DemoProcedure procedure,
            RandomGenerator random,
            int channel,
            Instant received,
            @Nullable Instant due,
            Life life) {
        var agency = DemoAgency.ALL.get(random.nextInt(DemoAgency.ALL.size()));
        return new DemoDossier(
                "",
                null,
                procedure,
                agency,
                DemoPerson.pick(random),
                channel,
                received,
                due,
                life.steps(),
                Particulars.NONE);
    }

    private RandomGenerator random(int purpose, int index) {
        return new SplittableRandom(seed * 1_000_003 + purpose * 100_000_007L + index);
    }

    private static int channel(RandomGenerator random) {
        int dice = random.nextInt(100);
        return dice < 62 ? 2 : dice < 95 ? 1 : 3;
    }

    /** Time until the end, by chance around a mean, at least a minute. */
    private static Duration remaining(RandomGenerator random, Duration mean) {
        double factor = Math.min(5, -Math.log(1 - random.nextDouble()));
        return scaled(mean, factor).plusSeconds(60);
    }

    private static Instant between(Instant from, Instant to, double part) {
        return from.plus(scaled(Duration.between(from, to), part));
    }

    private static Duration scaled(Duration duration, double factor) {
        return Duration.ofSeconds(Math.round(duration.toSeconds() * factor));
    }

    private static Duration minutes(int count) {
        return Duration.ofMinutes(count);
    }
}
