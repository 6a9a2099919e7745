package vn.tthc.monitor.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tthc.monitor.deadline.TestingCalendar.ZONE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/**
 * The worked cases in Vietnamese that a procedure controller can read and correct, against the shipped calendar and rules with
 * calendars of some agencies.
 */
class WorkedCasesTests {
    private static final Path CASES = Path.of("src/test/resources/deadline");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final Map<String, Limit.Unit> UNITS = Map.of(
            "gio", Limit.Unit.WORKING_HOURS,
            "buoi", Limit.Unit.HALF_DAYS,
            "ngay", Limit.Unit.WORKING_DAYS,
            "ngay-lich", Limit.Unit.CALENDAR_DAYS,
            "trong-ngay", Limit.Unit.SAME_DAY);

    private static final Deadlines AGENCIES = withAgencies();

    private static Deadlines withAgencies() {
        try {
            var folder = Files.createTempDirectory("lich");
            for (var name : List.of("agencies.yaml", "deadline-rules.yaml")) {
                Files.copy(Path.of("config", name), folder.resolve(name));
            }
            var common = Files.readString(Path.of("config/calendar.yaml"));
            Files.writeString(
                    folder.resolve("calendar.yaml"), common + Files.readString(CASES.resolve("lich-rieng.yaml")));
            var rules = TestingDeadlines.in(folder);
            FileSystemUtils.deleteRecursively(folder);
            return rules;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @ParameterizedTest
    @MethodSource("undecided")
    void saysWhatFollowsIfAnUndecidedDayBecomesARestDay(Case worked) {
        var answer = AGENCIES.derive(worked.term()).orElseThrow();
        assertThat(time(answer.dueAt())).as(worked.toString()).isEqualTo(worked.due());
        assertThat(Optional.ofNullable(answer.undecided())
                        .map(found -> time(found.dueAt()))
                        .orElse(""))
                .as(worked.toString())
                .isEqualTo(worked.dueIfClosed());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsWorkedByHand(Case worked) {
        assertThat(time(Optional.ofNullable(AGENCIES.due(worked.term())).orElseThrow()))
                .as(worked.toString())
                .isEqualTo(worked.due());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isDerivedWithoutAGap(Case worked) {
        var derivation = AGENCIES.derive(worked.term()).orElseThrow();
        var at = worked.term().startAt();
        for (var line : derivation.lines()) {
            assertThat(line.from()).isEqualTo(at);
            assertThat(line.to()).isAfter(line.from());
            at = line.to();
        }
        assertThat(at).isEqualTo(derivation.dueAt()).isEqualTo(AGENCIES.due(worked.term()));
        assertThat(derivation.counted().plus(derivation.stood()))
                .isEqualTo(AGENCIES.calendar(worked.term().agency())
                        .between(worked.term().startAt(), derivation.dueAt()));
    }

    @Test
    void areAHundredOrMore() throws IOException {
        assertThat(cases().count()).isGreaterThanOrEqualTo(100);
    }

    static Stream<Case> cases() throws IOException {
        return lines("truong-hop-tinh-han.csv")
                .map(line -> line.split(";", 8))
                .map(cells -> Case.parse(cells, "", cells[7]));
    }

    static Stream<Case> undecided() throws IOException {
        return lines("truong-hop-chua-quyet-dinh.csv")
                .map(line -> line.split(";", 9))
                .map(cells -> Case.parse(cells, cells[7], cells[8]));
    }

    private static Stream<String> lines(String file) throws IOException {
        return Files.readAllLines(CASES.resolve(file)).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("so;"));
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(ZONE));
    }

    record Case(String number, Term term, String due, String dueIfClosed, String why) {
        static Case parse(String[] cells, String dueIfClosed, String why) {
            var unit = Optional.ofNullable(UNITS.get(cells[3])).orElseThrow();
            var limit = unit == Limit.Unit.SAME_DAY ? Limit.sameDay() : Limit.of(cells[2], unit);
            var received = at(cells[1]);
            var agency = cells[4].isEmpty() ? null : cells[4];
            var term = new Term(received, received, limit, agency, pauses(cells[5]));
            return new Case(cells[0], term, cells[6], dueIfClosed, why);
        }

        private static List<Pause> pauses(String cell) {
            return cell.isEmpty()
                    ? List.of()
                    : Arrays.stream(cell.split("\\+", -1)).map(Case::pause).toList();
        }

        private static Pause pause(String text) {
            var ends = text.strip().split(" -", -1);
            return new Pause(at(ends[0]), ends[1].isBlank() ? null : at(ends[1]));
        }

        private static Instant at(String text) {
            return LocalDateTime.parse(text.strip(), TIME).atZone(ZONE).toInstant();
        }

        @Override
        public String toString() {
            return number + ": " + why;
        }
    }
}
