package vn.tthc.monitor.connector.conformance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.ConnectorView.Way;
import vn.tthc.monitor.connector.conformance.fake.FakeSource;
import vn.tthc.monitor.connector.conformance.fake.FakeWorld;
import vn.tthc.monitor.connector.conformance.fake.PageQuirk;
import vn.tthc.monitor.connector.conformance.fake.WireEncoding;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorFile;
import vn.tthc.monitor.connector.definition.ConnectorFiles;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.HttpSettings;
import vn.tthc.monitor.connector.definition.Intake;
import vn.tthc.monitor.connector.definition.InventedEnvironment;
import vn.tthc.monitor.connector.polling.Rehearsal;
import vn.tthc.monitor.connector.polling.Rehearsal.Outcome;
import vn.tthc.monitor.connector.recording.RecordedFolder;
import vn.tthc.monitor.connector.source.SourceSessions;
import vn.tthc.monitor.dossier.Dossiers;

/** One connector file with a fake source of its own, a clock that is turned, and an empty store; set up anew for each check. */
final class Stage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ENOUGH = 5;

    private final Path path;
    private final ConnectorFile file;
    private final @Nullable RecordedFolder recorded;
    private final Storing storing;
    private final RehearsalClock clock = new RehearsalClock();
    private final FakeSource source = new FakeSource(clock);
    private MemoryDossiers store = new MemoryDossiers();
    private @Nullable ConnectorDefinition definition;
    private @Nullable Rehearsal rehearsal;

    /**
     * A stage.
     *
     * @param recordings the folder of the file's recorded answers; null where there are none
     */
    Stage(Path configuration, Path path, @Nullable Path recordings, Storing storing) {
        this.path = path;
        this.storing = storing;
        this.file = new ConnectorFiles(configuration, new InventedEnvironment(source.address()), true).read(path);
        this.recorded = recordings == null ? null : RecordedFolder.read(recordings);
    }

    Path path() {
        return path;
    }

    ConnectorFile file() {
        return file;
    }

    Optional<RecordedFolder> recorded() {
        return Optional.ofNullable(recorded);
    }

    /** The ways in which dossiers arrive; none where the file cannot be read. */
    Set<Way> ways() {
        return file.definition().map(loaded -> loaded.intake().ways()).orElse(Set.of());
    }

    /** What is missing for checks of dossiers that arrive in this way; null for nothing. */
    @Nullable String missing(Way way) {
        return switch (way) {
            case POLL -> recorded == null ? "chưa có câu trả lời mẫu; chạy lệnh record " + file.id() : null;
            case PUSH ->
                recorded == null
                        ? "chưa có lời gọi mẫu; ghi một lời gọi của hệ thống vào tests/" + file.id()
                                + "/answer.json và hồ sơ mong đợi vào expected.json"
                        : null;
            case FILES, BROUGHT, PROBE -> null;
        };
    }

    /** What becomes of records once they are read. */
    Storing storing() {
        return storing;
    }

    /** Everything as at the beginning: the recorded records, no faults, an empty store. */
    void reset() {
        var loaded = file.definition().orElseThrow();
        var address = Objects.requireNonNull(HttpUrl.parse(source.address()));
        var http = loaded.http().playedAt(address);
        var gentle = http.within(
                limits(http.limits(), Duration.ZERO, PATIENCE, http.limits().retries()));
        var played = loaded.with(Intake.of(new Intake.Polling(gentle, loaded.read())));
        definition = played;
        source.play(played, recorded().orElseThrow());
        source.misbehave((kind, number, good) -> null);
        source.page(PageQuirk.NONE);
        source.write(WireEncoding.UTF_8);
        source.forgetLog();
        store = new MemoryDossiers();
        clock.set(source.world().newest().plus(Duration.ofHours(1)));
        restart();
    }

    private static HttpSettings.Limits limits(HttpSettings.Limits limits, Duration floor, Duration call, int retries) {
        return new HttpSettings.Limits(
                10_000,
                Duration.ofSeconds(1),
                Math.max(limits.concurrency(), 20),
                floor,
                Duration.ofSeconds(2),
                call,
                limits.body(),
                retries,
                limits.retryAfterCap(),
                limits.loginPause());
    }

    /** The process begins again; store, clock and source stay. */
    void restart() {
        restart(definition(), store);
    }

    /** The process begins again and stores elsewhere. */
    void restart(Dossiers into) {
        restart(definition(), into);
    }

    /** As a restart, with the file's own pause between requests, or with less patience. */
    void restart(Duration floor, Duration call) {
        var http = definition().http();
        var other = http.within(limits(http.limits(), floor, call, http.limits().retries()));
        restart(
                definition()
                        .with(Intake.of(new Intake.Polling(other, definition().read()))),
                store);
    }

    private void restart(ConnectorDefinition other, Dossiers into) {
        if (rehearsal != null) {
            rehearsal.close();
        }
        rehearsal = new Rehearsal(other, sessions(), into, clock);
        if (other.read().list() == null) {
            store.knows(source.world().codes());
        }
    }

    /** Sessions on the stage's clock. */
    SourceSessions sessions() {
        return SourceSessions.rehearsing(clock, clock);
    }

    Outcome run(@Nullable String checkpoint) {
        return present(rehearsal).run(checkpoint);
    }

    Outcome run(@Nullable String checkpoint, int pages) {
        return present(rehearsal).run(checkpoint, pages);
    }

    ConnectorDefinition definition() {
        return present(definition);
    }

    RehearsalClock clock() {
        return clock;
    }

    FakeSource source() {
        return source;
    }

    FakeWorld world() {
        return source.world();
    }

    MemoryDossiers store() {
        return store;
    }

    boolean lists() {
        return definition().read().list() != null;
    }

    /** A world of so many good records, made from the first recorded one where there are not enough. */
    List<JsonNode> fill() {
        var good = new ArrayList<>(world().records().stream()
                .filter(record -> world().dossier(record).isPresent())
                .toList());
        for (var number = good.size(); number < ENOUGH; number++) {
            good.add(another(number));
        }
        become(good);
        return List.copyOf(good);
    }

    /** Other records from now on; a source that only answers by code is asked for these. */
    void become(List<JsonNode> records) {
        world().become(records);
        if (!lists()) {
            store.knows(world().codes());
        }
    }

    /** One more record like the first, with a code of its own. */
    JsonNode another(int number) {
        var sample = world().sample();
        var code = Objects.requireNonNull(world().code(sample));
        var own = code.replaceFirst("\\d+(?=\\D*$)", "9%04d".formatted(number));
        var other = own.equals(code) ? code + "-" + number : own;
        var record = world().editor().with(sample, DossierField.CODE, other);
        return world().editor().reaches(DossierField.NATIONAL_CODE)
                ? world().editor().with(record, DossierField.NATIONAL_CODE, other)
                : record;
    }

    private static <T> T present(@Nullable T part) {
        return Objects.requireNonNull(part, "the stage is not set");
    }

    @Override
    public void close() {
        if (rehearsal != null) {
            rehearsal.close();
        }
        source.close();
    }
}
