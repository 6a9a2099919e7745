package vn.tthc.monitor.web;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.tthc.monitor.alert.HandLinks;
import vn.tthc.monitor.connector.PushIntake;
import vn.tthc.monitor.deadline.CalendarDesk;
import vn.tthc.monitor.dossier.Agencies;
import vn.tthc.monitor.dossier.RealRouting;
import vn.tthc.monitor.dossier.RoutingGuide;
import vn.tthc.monitor.dossier.RoutingTable;
import vn.tthc.monitor.dossier.WaitingPlaces;
import vn.tthc.monitor.incident.SourceWatch;

/** The screens and the API over fakes of the other modules, at 09:41 on 20 November 2026 in Việt Nam. */
@EnableAutoConfiguration(
        excludeName = {
            "org.apache.camel.spring.boot.CamelAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@ComponentScan("vn.tthc.monitor.web")
class TestingWeb {
    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-20T02:41:00Z"), ZoneOffset.UTC);
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(4);
    }

    @Bean
    TestingDossiers dossiers(Clock clock) {
        return new TestingDossiers(clock);
    }

    @Bean
    TestingSources connectors(Clock clock) {
        return new TestingSources(clock);
    }

    @Bean
    TestingChanges changes(Clock clock) {
        return new TestingChanges(clock);
    }

    @Bean
    TestingFiles imports(Clock clock, TestingDossiers dossiers) {
        return new TestingFiles(clock, dossiers);
    }

    @Bean
    TestingWindows maintenanceWindows(Clock clock) {
        return new TestingWindows(clock);
    }

    @Bean
    TestingTrials sourceTrials() {
        return new TestingTrials();
    }

    @Bean
    SourceWatch sourceWatch(TestingSources sources) {
        return sources.watch();
    }

    @Bean
    TestingMessages notifications(Clock clock) {
        return new TestingMessages(clock);
    }

    @Bean
    TestingHooks hooks(Clock clock) {
        return new TestingHooks(clock);
    }

    @Bean
    TestingIncidents incidents(TestingMessages messages) {
        return messages.incidents();
    }

    @Bean
    TestingLatencies latencies() {
        return new TestingLatencies();
    }

    @Bean
    TestingHistory history() {
        return new TestingHistory();
    }

    @Bean
    HandLinks handLinks() {
        return token -> token.equals("13.thu") ? Optional.of(new HandLinks.Hand(13, "nhom")) : Optional.empty();
    }

    @Bean
    TestingSilences silences(Clock clock, TestingMessages messages) {
        return new TestingSilences(clock, messages);
    }

    @Bean
    TestingAlertRules alertRules(TestingSilences silences) {
        return new TestingAlertRules(silences);
    }

    @Bean
    TestingAccounts accounts(PasswordEncoder encoder) {
        return new TestingAccounts(encoder);
    }

    @Bean
    TestingDeadlines deadlines() {
        return new TestingDeadlines();
    }

    @Bean
    CalendarDesk calendarDesk() {
        return vn.tthc.monitor.deadline.TestingDeadlines.desk(Path.of("config"));
    }

    @Bean
    TestingCalendarWatch calendarWatch() {
        return new TestingCalendarWatch();
    }

    @Bean
    TestingCalendarEdits calendarEdits(CalendarDesk desk, Clock clock) {
        return new TestingCalendarEdits(desk, clock);
    }

    @Bean
    Agencies agencies() {
        return new TestingAgencies();
    }

    @Bean
    TestingLateCauses lateCauses(Clock clock) {
        return new TestingLateCauses(clock);
    }

    @Bean
    TestingEntries entries() {
        return new TestingEntries();
    }

    @Bean
    WaitingPlaces waitingPlaces(Clock clock) {
        var since = clock.instant().minus(Duration.ofDays(3));
        return scope -> List.of(
                new WaitingPlaces.Place("H24.31", "Phòng Quản lý đầu tư và xây dựng", 12, 3, since),
                new WaitingPlaces.Place("Sở Tư pháp", null, 2, 0, null));
    }

    @Bean
    TestingMismatches mismatches(Clock clock) {
        return new TestingMismatches(clock);
    }

    @Bean
    TestingLinks links(Clock clock) {
        return new TestingLinks(clock);
    }

    @Bean
    TestingSuspicions suspicions(Clock clock, TestingLinks links) {
        return new TestingSuspicions(clock, links);
    }

    @Bean
    RealRouting realRouting(Clock clock) {
        return new RealRouting("""
                systems:
                  mot-cua: {address: "https://mot-cua.example"}
                routes:
                  - fields: [Hộ tịch]
                    periods:
                      - {from: 2026-01-01, system: mot-cua}
                      - {from: 2026-11-01, system: bo-tu-phap, state: suspended, instead: mot-cua, document: 64/SXD-VP}
                      - {from: 2026-12-01, system: bo-tu-phap}
                  - fields: [Hoạt động xây dựng]
                    periods: [{from: 2026-03-01, system: bo-xay-dung}]
                  - fields: [Đất đai]
                    periods: [{from: 2026-10-01, system: bo-nong-nghiep, state: trial, instead: mot-cua}]
                  - fields: [An toàn thực phẩm]
                    periods: [{from: 2026-10-01, to: 2026-10-31, system: bo-y-te}]
                otherwise: mot-cua
                """, clock);
    }

    @Bean
    RoutingTable routingTable(RealRouting routing) {
        return routing.table();
    }

    @Bean
    RoutingGuide routingGuide(RealRouting routing) {
        return routing.guide();
    }

    @Bean
    PushIntake pushes() {
        return new TestingPushes();
    }
}
