package vn.tthc.monitor.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DemoWorldTests {
    private static final Instant START = Instant.parse("2026-01-22T02:30:00Z");
    private static final List<String> LISTING = List.of(
            DemoWorld.CITY,
            "bo-xay-dung",
            DemoWorld.HEALTH,
            DemoWorld.TRADE,
            "bo-noi-vu",
            "bao-tro-xa-hoi",
            "bo-nong-nghiep-moi-truong",
            "bo-tai-chinh",
            DemoWorld.CULTURE,
            DemoWorld.EDUCATION,
            DemoWorld.LAND);

    private final DemoWorld world = new DemoWorld(7, START, new TestingCalendar(), Duration.ofMinutes(4));

    @Test
    void theSameSeedAndStartMakeTheSameWorldHoweverOftenItIsAsked() {
        var later = START.plus(Duration.ofHours(5));
        var other = new DemoWorld(7, START, new TestingCalendar(), Duration.ofMinutes(4));
        for (int minute = 0; minute < 300; minute += 7) {
            other.known(DemoWorld.CITY, START.plus(Duration.ofMinutes(minute)));
        }
        for (var system : LISTING) {
            assertThat(other.known(system, later)).isEqualTo(world.known(system, later));
        }
    }

    @Test
    void anotherSeedMakesAnotherWorld() {
        var other = new DemoWorld(8, START, new TestingCalendar(), Duration.ofMinutes(4));
        assertThat(other.known("bo-xay-dung", START)).isNotEqualTo(world.known("bo-xay-dung", START));
    }

    @Test
    void aboutThirteenHundredAreOpenAndTwentyThousandClosed() {
        var codes = new HashSet<String>();
        var open = new HashSet<String>();
        for (var system : LISTING) {
            for (var dossier : world.known(system, START)) {
                var code = shortForm(dossier);
                codes.add(code);
                if (dossier.at(START).open()) {
                    open.add(code);
                }
            }
        }
        assertThat(open.size()).isBetween(1_250, 1_400);
        assertThat(codes.size() - open.size()).isBetween(19_800, 20_600);
    }

    @Test
    void certifiedCopiesAreAboutSeventyEightInHundredReceipts() {
        var city = world.known(DemoWorld.CITY, START);
        long copies = city.stream()
                .filter(dossier -> dossier.procedure().code().equals("2.000815"))
                .count();
        assertThat(copies).isBetween(16_400L, 17_000L);
    }

    @Test
    void mostOpenOnesAreOnTimeAndAFewAreNot() {
        var open = LISTING.stream()
                .flatMap(system -> world.known(system, START).stream())
                .filter(dossier -> dossier.at(START).open())
                .toList();
        assertThat(open.stream().filter(DemoWorldTests::late).count()).isBetween(8L, 45L);
        assertThat(open.stream().filter(dossier -> dossier.at(START).paused()).count())
                .isBetween(60L, 160L);
        assertThat(open.stream().filter(DemoDossier::noTerm).count()).isBetween(15L, 70L);
        assertThat(open.stream()
                        .filter(dossier -> !dossier.noTerm() && dossier.dueAt() == null)
                        .count())
                .isBetween(10L, 60L);
    }

    @Test
    void twentyThreeAreFinishedInTheCivilStatusSystemAndOpenInTheCitys() {
        var finished = new HashSet<String>();
        for (var dossier : world.known(DemoWorld.CIVIL_STATUS, START)) {
            if (!dossier.at(START).open()) {
                finished.add(dossier.code());
            }
        }
        assertThat(world.known(DemoWorld.CITY, START).stream()
                        .filter(dossier -> dossier.at(START).open() && finished.contains(dossier.code()))
                        .count())
                .isEqualTo(DemoWorld.FORGOTTEN);
    }

    @Test
    void fiveSayThatTheyAreLateThroughASoftwareFault() {
        assertThat(world.known(DemoWorld.CITY, START).stream()
                        .filter(dossier -> Objects.requireNonNullElse(
                                        dossier.at(START).text(), "")
                                .contains("lỗi"))
                        .filter(DemoWorldTests::late))
                .hasSize(5);
    }

    @Test
    void tradeWritesTheOldFormOfCodesThatTheCityWritesShort() {
        var city = new HashSet<String>();
        world.known(DemoWorld.CITY, START).forEach(dossier -> city.add(dossier.code()));
        var trade = world.known(DemoWorld.TRADE, START);
        assertThat(trade).allMatch(dossier -> dossier.code().matches("000\\.00\\.\\d\\d\\.H24-\\d{6}-\\d{5}"));
        assertThat(trade.stream().filter(dossier -> city.contains(shortForm(dossier))))
                .hasSizeGreaterThan(10);
    }

    @Test
    void oneRecordHasNoCodeAndOneAStateThatNobodyKnows() {
        assertThat(world.known("bao-tro-xa-hoi", START).stream()
                        .filter(dossier -> dossier.code().isEmpty()))
                .hasSize(1);
        assertThat(world.known("bo-xay-dung", START).stream().filter(dossier -> dossier.oddStatus() != null))
                .hasSize(1);
    }

    @Test
    void itMovesWhileOneWatches() {
        var later = START.plus(Duration.ofMinutes(10));
        var before = world.known(DemoWorld.CITY, START);
        var after = world.known(DemoWorld.CITY, later);
        assertThat(after).hasSizeGreaterThan(before.size() + 20);
        assertThat(after.stream().filter(dossier -> dossier.at(later).at().isAfter(START)))
                .hasSizeGreaterThan(60);
    }

    @Test
    void itStaysAboutAsFullAfterADay() {
        var later = START.plus(Duration.ofHours(30));
        long open = world.known(DemoWorld.CITY, later).stream()
                .filter(dossier -> dossier.at(later).open())
                .count();
        assertThat(open).isBetween(600L, 1_100L);
    }

    private static boolean late(DemoDossier dossier) {
        var step = dossier.at(START);
        return dossier.dueAt() != null
                && step.open()
                && !step.paused()
                && !dossier.dueAt().isAfter(START);
    }

    private static String shortForm(DemoDossier dossier) {
        var code = dossier.nationalCode() == null ? dossier.code() : dossier.nationalCode();
        return code.replaceFirst("^000\\.00\\.(\\d\\d)\\.H24", "H24.$1");
    }
}
