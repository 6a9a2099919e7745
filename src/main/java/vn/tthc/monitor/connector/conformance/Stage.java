package vn.tthc.monitor.connector.conformance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
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

/** One connector file with a fake source of its own, a clock that is turned, and an empty store; set up anew for each check. */
final class Stage implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ENOUGH = 5;

    private final Path path;
    private final ConnectorFile file;
    private final @Nullable RecordedFolder recorded;
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
    Stage(Path configuration, Path path, @Nullable Path recordings) {
        this.path = path;
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

    /** Why nothing can be played with this file; null where something can. */
    @Nullable String unplayable() {
        var loaded = file.loaded();
        if (loaded == null) {
            return "tệp còn lỗi: " + file.problems().getFirst();
        }
        if (!loaded.polls()) {
            return "kết nối này không hỏi giao diện nào";
        }
        return recorded == null ? "chưa có câu trả lời mẫu; chạy lệnh record " + file.id() : null;
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
        restart(definition());
    }

    /** As a restart, with the file's own pause between requests, or with less patience. */
    void restart(Duration floor, Duration call) {
        var http = definition().http();
        var other = http.within(limits(http.limits(), floor, call, http.limits().retries()));
        restart(definition()
                .with(Intake.of(new Intake.Polling(other, definition().read()))));
    }

    private void restart(ConnectorDefinition other) {
        if (rehearsal != null) {
            rehearsal.close();
        }
        rehearsal = new Rehearsal(other, sessions(), store, clock);
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
