package vn.tthc.monitor.dossier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.TestingDeadlines;
import vn.tthc.monitor.platform.TestDatabase;

/** The module put together by hand over the test database, with a clock to turn and a place to fail. */
final class TestingStore {
    static final DossierSettings SETTINGS =
            new DossierSettings(null, 180, Duration.ofHours(8), Duration.ofMinutes(2), Duration.ofMinutes(10), 365);

    Instant now = TestingRecord.NOW;
    FailPoint failPoint = step -> {};
    final List<StoreResult> told = new ArrayList<>();
    final JdbcClient jdbc = TestDatabase.jdbc();
    final Deadlines deadlines;
    final PersonKeys personKeys = DossierConfiguration.storedKeys(new SettingStore(jdbc));
    final DueAssessor assessor;
    final Clock clock = new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    final TestingRouting routing = new TestingRouting();
    final RecordStore records = new RecordStore(jdbc);
    final MismatchStore mismatches;
    final UnifiedStore unified;
    final LinkStore links = new LinkStore(jdbc);
    final Linking linking = new Linking(links);
    final ProcedureStore procedures = new ProcedureStore(jdbc);
    final PageWriter writer;
    final StoredDossiers dossiers;
    final StoredTombstones tombstones;

    final StoredReversals reversals;

    /** Without limits of procedures: due times are those of the sources. */
    TestingStore() {
        this(TestingDeadlines.withoutLimits());
    }

    TestingStore(Deadlines deadlines) {
        this.deadlines = deadlines;
        mismatches = new MismatchStore(jdbc, routing, deadlines);
        unified = new UnifiedStore(jdbc, mismatches);
        tombstones = new StoredTombstones(new TombstoneStore(jdbc), records, unified, TestDatabase.transactions());
        assessor = TestingAssessor.of(deadlines);
        writer = new PageWriter(
                records,
                unified,
                procedures,
                new RecordPreparation(assessor, personKeys, new ResponsibleSystem(routing, deadlines)),
                new ReplacedStore(jdbc),
                new FindingStore(jdbc),
                linking,
                step -> failPoint.reached(step));
        dossiers = dossiers();
        reversals = new StoredReversals(
                writer, records, new ReplacedStore(jdbc), tombstones, TestDatabase.transactions(), clock);
    }

    private StoredDossiers dossiers() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("listener", (OnPageStored) (page, result) -> told.add(result));
        return new StoredDossiers(
                writer,
                new DossierStore(jdbc, deadlines, assessor, new FindingStore(jdbc), clock),
                TestDatabase.transactions(),
                beans.getBeanProvider(OnPageStored.class),
                step -> failPoint.reached(step));
    }

    StoredLinks decisions() {
        return new StoredLinks(
                new LinkDecisionStore(jdbc),
                new SuspicionListStore(jdbc),
                suspicionFinder(),
                links,
                linking,
                unified,
                records,
                TestDatabase.transactions(),
                clock);
    }

    private SuspicionFinder suspicionFinder() {
        return new SuspicionFinder(new SuspicionStore(jdbc), new DuplicateSettings(3, 3));
    }

    Suspicions suspicions() {
        return new StoredSuspicions(new SuspicionListStore(jdbc));
    }

    SuspicionRound suspicionRound() {
        return new SuspicionRound(
                suspicionFinder(),
                new SuspicionStore(jdbc),
                new SettingStore(jdbc),
                records,
                TestDatabase.transactions(),
                clock);
    }

    Recomputation recomputation() {
        return new Recomputation(new SettingStore(jdbc), records, TestDatabase.transactions());
    }

    Mismatches mismatchList() {
        return new StoredMismatches(
                new MismatchListStore(jdbc), mismatches, records, TestDatabase.transactions(), clock);
    }

    /** A first round, which looks for everything. */
    MismatchRound round() {
        return new MismatchRound(
                mismatches, new MissingCopyStore(jdbc, routing), records, TestDatabase.transactions(), clock, SETTINGS);
    }

    /** Late entries, judged by what this says of readings; as after a start. */
    EntryRound entries(SourceReads reads) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("reads", reads);
        return new EntryRound(
                new EntryStore(jdbc),
                new EntryJudge(deadlines, SETTINGS),
                new FindingStore(jdbc),
                unified,
                records,
                new SettingStore(jdbc),
                beans.getBeanProvider(SourceReads.class),
                TestDatabase.transactions(),
                clock,
                SETTINGS);
    }

    /** Weighs late dossiers against outages; as after a start. */
    LatenessRound lateness(Outages outages) {
        return lateness(outages, deadlines, jdbc, clock);
    }

    static LatenessRound lateness(Outages outages, Deadlines deadlines, JdbcClient jdbc, Clock clock) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("outages", outages);
        var provider = beans.getBeanProvider(Outages.class);
        return new LatenessRound(
                new LatenessStore(jdbc),
                new LateWeighing(deadlines, TestingAssessor.terms(deadlines), new EntryStore(jdbc), provider),
                new RecordStore(jdbc),
                new SettingStore(jdbc),
                provider,
                TestDatabase.transactions(),
                clock);
    }

    LateCauses causes() {
        return new LateCauseStore(jdbc, clock);
    }

    /** A queue that remembers nothing from before. */
    StoredQueue queue() {
        return new StoredQueue(new QueueStore(jdbc), procedures, deadlines, personKeys, clock);
    }

    PressingDossiers pressing() {
        return new PressingStore(jdbc, deadlines, clock);
    }

    StoreResult store(String source, TestingRecord... made) {
        return store(source, Arrays.stream(made).map(TestingRecord::make).toList());
    }

    StoreResult store(String source, List<SourceDossier> made) {
        return dossiers.store(page(source, now, made));
    }

    static DossierPage page(String source, Instant readAt, List<SourceDossier> made) {
        return new DossierPage(source, new UUID(0, 1), 0, readAt, made, List.of(), null);
    }

    /** The only dossier. */
    DossierDetail only() {
        var ids = jdbc.sql("select id from dossier.dossier").query(Long.class).list();
        if (ids.size() != 1) {
            throw new AssertionError("expected one dossier, found " + ids.size());
        }
        return dossiers.find(ids.getFirst()).orElseThrow();
    }

    /** The dossier of one code. */
    DossierDetail only(String code) {
        var id = jdbc.sql("""
                select d.id from dossier.dossier d join dossier.source_record r on r.link_key = d.link_key where r.code = ?
                """).param(code).query(Long.class).single();
        return dossiers.find(id).orElseThrow();
    }

    long count(String table) {
        return jdbc.sql("select count(*) from dossier." + table)
                .query(Long.class)
                .single();
    }

    /** Everything stored, but for numbers that every attempt takes from a sequence. */
    String content() {
        var statements = Stream.of(
                "select source, code, link_key, status, due_at, changed_at, read_at, content_hash"
                        + " from dossier.source_record order by source, code",
                "select link_key, source, sources::text, status, is_open, due_at, queue_rank, sort_at, next_moment_at"
                        + " from dossier.dossier order by link_key",
                "select r.source, r.code, h.at, h.what, h.before, h.after from dossier.history h"
                        + " join dossier.source_record r on r.id = h.record order by r.source, r.code, h.what, h.at");
        return String.join(
                "\n",
                statements
                        .map(sql -> jdbc.sql(sql).query().listOfRows().toString())
                        .toList());
    }
}
