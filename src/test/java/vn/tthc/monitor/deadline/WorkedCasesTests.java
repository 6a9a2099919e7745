package vn.tthc.monitor.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tthc.monitor.deadline.TestingCalendar.CALENDAR;
import static vn.tthc.monitor.deadline.TestingCalendar.RULES;
import static vn.tthc.monitor.deadline.TestingCalendar.ZONE;

import java.io.IOException;
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

/** The worked cases in Vietnamese that a procedure controller can read and correct, against the shipped calendar and rules. */
class WorkedCasesTests {
    private static final Path FILE = Path.of("src/test/resources/deadline/truong-hop-tinh-han.csv");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");
    private static final Map<String, Limit.Unit> UNITS = Map.of(
            "gio", Limit.Unit.WORKING_HOURS,
            "buoi", Limit.Unit.HALF_DAYS,
            "ngay", Limit.Unit.WORKING_DAYS,
            "ngay-lich", Limit.Unit.CALENDAR_DAYS,
            "trong-ngay", Limit.Unit.SAME_DAY);

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsWorkedByHand(Case worked) {
        assertThat(TIME.format(Optional.ofNullable(RULES.due(worked.term()))
                        .orElseThrow()
                        .atZone(ZONE)))
                .as(worked.toString())
                .isEqualTo(worked.due());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isDerivedWithoutAGap(Case worked) {
        var derivation = RULES.derive(worked.term()).orElseThrow();
        var at = worked.term().startAt();
        for (var line : derivation.lines()) {
            assertThat(line.from()).isEqualTo(at);
            assertThat(line.to()).isAfter(line.from());
            at = line.to();
        }
        assertThat(at).isEqualTo(derivation.dueAt()).isEqualTo(RULES.due(worked.term()));
        assertThat(derivation.counted().plus(derivation.stood()))
                .isEqualTo(CALENDAR.between(worked.term().startAt(), derivation.dueAt()));
    }

    @Test
    void areSixtyOrMore() throws IOException {
        assertThat(cases().count()).isGreaterThanOrEqualTo(60);
    }

    static Stream<Case> cases() throws IOException {
        return Files.readAllLines(FILE).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("so;"))
                .map(Case::parse);
    }

    record Case(String number, Term term, String due, String why) {
        static Case parse(String line) {
            var cells = line.split(";", 8);
            assertThat(cells).as(line).hasSize(8);
            var unit = Optional.ofNullable(UNITS.get(cells[3])).orElseThrow();
            var limit = unit == Limit.Unit.SAME_DAY ? Limit.sameDay() : Limit.of(cells[2], unit);
            var received = at(cells[1]);
            var agency = cells[4].isEmpty() ? null : cells[4];
            var term = new Term(received, received, limit, agency, pauses(cells[5]));
            return new Case(cells[0], term, cells[6], cells[7]);
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
