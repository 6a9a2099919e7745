package vn.tthc.monitor.demo.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.WorkingCalendar;

/**
 * The whole invented world. What a system knows at an instant is a pure function of seed, start, calendar and that
 * instant; nothing in it reads a clock.
 */
public final class DemoWorld {
    /** The municipal one-stop system, which knows most dossiers. */
    public static final String CITY = "mot-cua-hai-phong";

    /** The civil-status system, which answers only for codes it is asked for. */
    public static final String CIVIL_STATUS = "bo-tu-phap";

    /** Writes codes in the old form. */
    public static final String TRADE = "bo-cong-thuong";

    /** Has codes of its own and keeps the national code beside them. */
    public static final String HEALTH = "bo-y-te";

    /** Breaks down from time to time. */
    public static final String HOME = "bo-noi-vu";

    /** Gives a spreadsheet and nothing else. */
    public static final String CULTURE = "bo-van-hoa";

    /** Sends its dossiers of its own accord. */
    public static final String EDUCATION = "bo-giao-duc-dao-tao";

    /** Is brought by people: a file they pick, or a table they copy from its screen. */
    public static final String LAND = "dat-dai";

    /** Dossiers finished in the civil-status system and still open in the city's (a ward reported 23). */
    public static final int FORGOTTEN = 23;

    private static final String CIVIL_FIELD = "Hộ tịch";
    static final String CONSTRUCTION = "bo-xay-dung";
    static final String WELFARE = "bao-tro-xa-hoi";

    /** One ministry dossier in so many is typed into the city's system as well. */
    private static final int MIRRORED = 10;

    private final Map<String, SystemTimeline> timelines = new LinkedHashMap<>();
    private final Map<ShowCase, String> showCases = new EnumMap<>(ShowCase.class);
    private final Instant start;

    public DemoWorld(long seed, Instant start, WorkingCalendar calendar, Duration faultAfter) {
        this.start = start;
        var city = new SystemTimeline(SystemPlans.city(), seed, start, calendar);
        timelines.put(CITY, city);
        for (var plan : SystemPlans.ministries()) {
            timelines.put(plan.id(), new SystemTimeline(plan, seed, start, calendar));
        }
        forget(city, SystemPlans.city().open());
        change(CONSTRUCTION, 40, dossier -> dossier.withOddStatus("99"));
        change(WELFARE, 40, this::withoutCode);
        for (var one : new ShowCases(start, calendar, faultAfter).all()) {
            Objects.requireNonNull(timelines.get(one.system())).stage(one.dossier());
            showCases.putIfAbsent(one.show(), one.dossier().code());
        }
    }

    /** What is staged for visitors, with the code to find it by. */
    public Map<ShowCase, String> showCases() {
        return Collections.unmodifiableMap(showCases);
    }

    /** Everything the system knows at that instant, closed ones too; empty for a system that has nothing. */
    public List<DemoDossier> known(String system, Instant now) {
        return switch (system) {
            case CITY -> city(now);
            case CIVIL_STATUS -> civilStatus(now);
            case TRADE -> renamed(system, now, DemoWorld::oldForm);
            case HEALTH -> renamed(system, now, DemoWorld::ownCode);
            default -> own(system, now);
        };
    }

    private List<DemoDossier> own(String system, Instant now) {
        var timeline = timelines.get(system);
        return timeline == null ? List.of() : timeline.known(now);
    }

    private List<DemoDossier> renamed(String system, Instant now, UnaryOperator<DemoDossier> rename) {
        return own(system, now).stream().map(rename).toList();
    }

    private List<DemoDossier> city(Instant now) {
        var all = new ArrayList<>(own(CITY, now));
        for (var timeline : timelines.values()) {
            if (timeline != timelines.get(CITY)) {
                timeline.ordinary(now).stream().filter(DemoWorld::mirrored).forEach(all::add);
            }
        }
        return all;
    }

    /** Decided by the code, so that it never changes. */
    private static boolean mirrored(DemoDossier dossier) {
        return !dossier.code().isEmpty() && Math.floorMod(dossier.code().hashCode(), MIRRORED) == 0;
    }

    private List<DemoDossier> civilStatus(Instant now) {
        return own(CITY, now).stream()
                .filter(DemoWorld::civil)
                .map(this::withoutForgetting)
                .toList();
    }

    private static boolean civil(DemoDossier dossier) {
        return dossier.procedure().field().equals(CIVIL_FIELD);
    }

    /** The civil-status system finished it when its last step says so; only the city's end comes days later. */
    private DemoDossier withoutForgetting(DemoDossier dossier) {
        var end = forgottenEnd(dossier);
        if (end == null) {
            return dossier;
        }
        var steps = new ArrayList<>(dossier.steps().stream()
                .filter(step -> step.at().isBefore(end) && step.open())
                .toList());
        var last = steps.getLast();
        steps.add(new DemoStep(end, 9, last.department(), last.officer(), null));
        return dossier.withSteps(steps);
    }

    /** Marked by the wording of the city's step. */
    private static @Nullable Instant forgottenEnd(DemoDossier dossier) {
        return dossier.steps().stream()
                .filter(step -> FORGOTTEN_TEXT.equals(step.text()))
                .map(DemoStep::at)
                .findFirst()
                .orElse(null);
    }

    private static final String FORGOTTEN_TEXT = "Đang xử lý - chờ kết quả hộ tịch điện tử";

    private void forget(SystemTimeline city, int open) {
        int forgotten = 0;
        for (int index = 65; index < open && forgotten < FORGOTTEN; index++) {
            var dossier = city.initial(index);
            var step = dossier.at(start);
            if (civil(dossier) && step.status() == 4 && OpenKind.of(index, true) == OpenKind.IN_TIME) {
                var middle = dossier.receivedAt()
                        .plus(Duration.between(dossier.receivedAt(), start).dividedBy(2));
                var waiting = new DemoStep(
                        middle.isAfter(step.at()) ? middle : start.minusSeconds(30),
                        4,
                        step.department(),
                        step.officer(),
                        FORGOTTEN_TEXT);
                var late = start.plus(Duration.ofDays(30));
                city.replace(
                        index,
                        dossier.withSteps(List.of(
                                dossier.steps().get(0),
                                dossier.steps().get(1),
                                waiting,
                                new DemoStep(late, 9, step.department(), step.officer(), null))));
                showCases.putIfAbsent(ShowCase.FINISHED_ELSEWHERE, dossier.code());
                forgotten++;
            }
        }
    }

    private void change(String system, int index, UnaryOperator<DemoDossier> change) {
        var timeline = timelines.get(system);
        if (timeline != null) {
            timeline.replace(index, change.apply(timeline.initial(index)));
        }
    }

    /** It never changes: one unreadable record is a blemish, but one that keeps coming back makes a source partial. */
    private DemoDossier withoutCode(DemoDossier dossier) {
        return dossier.withCode("", null)
                .withSteps(dossier.steps().stream()
                        .filter(step -> step.at().isBefore(start))
                        .toList());
    }

    private static DemoDossier oldForm(DemoDossier dossier) {
        var rest = dossier.code().substring(dossier.agency().code().length());
        return dossier.withCode(dossier.agency().oldForm() + rest, null);
    }

    private static DemoDossier ownCode(DemoDossier dossier) {
        var digits = dossier.code().replaceAll("\\D", "").substring("24".length());
        return dossier.withCode("BYT." + digits, dossier.code());
    }
}
