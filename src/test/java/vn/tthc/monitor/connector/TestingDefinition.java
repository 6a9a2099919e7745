package vn.tthc.monitor.connector;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.connector.ConnectorView.Lifecycle;
import vn.tthc.monitor.connector.ConnectorView.Thresholds;
import vn.tthc.monitor.connector.definition.Authentication;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.CodeList;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.DetailRead;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.FieldMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ListMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.MappingSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ReadSettings;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.RecheckRead;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Schedule;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ValueSource;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.DottedPath;
import vn.tthc.monitor.connector.definition.Expectations;
import vn.tthc.monitor.connector.definition.Expectations.DriftRules;
import vn.tthc.monitor.connector.definition.Expectations.Vanishing;
import vn.tthc.monitor.connector.definition.Expectations.VolumeBand;
import vn.tthc.monitor.connector.definition.HttpCall;
import vn.tthc.monitor.connector.definition.HttpSettings;
import vn.tthc.monitor.connector.definition.HttpSettings.FailureRule;
import vn.tthc.monitor.connector.definition.HttpSettings.Limits;
import vn.tthc.monitor.connector.definition.Intake;
import vn.tthc.monitor.connector.definition.ListChecks;
import vn.tthc.monitor.connector.definition.ListRead;
import vn.tthc.monitor.connector.definition.Paging;
import vn.tthc.monitor.connector.definition.ValueRule;
import vn.tthc.monitor.connector.definition.Window;
import vn.tthc.monitor.connector.network.NetworkSettings;
import vn.tthc.monitor.platform.PlantedSecret;

/** A connector definition to bend in tests: a listing at {@code /list} with codes, status and a few times. */
public final class TestingDefinition {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final JsonMapper MAPPER = new JsonMapper();

    public String id = "nguon";
    public Authentication auth = new Authentication.None();
    public Duration floor = Duration.ZERO;
    public Duration connect = Duration.ofSeconds(2);
    public Duration call = Duration.ofSeconds(2);
    public DataSize body = DataSize.ofMegabytes(1);
    public int retries;
    public int rate = 10_000;
    public int concurrency = 8;
    public Duration retryAfterCap = Duration.ofSeconds(5);
    /** Last day on which the account is valid. */
    public java.time.@Nullable LocalDate credentialUntil;

    /** After which a refused login is tried again; null for never without a person, as usual. */
    public @Nullable Duration loginPause = Duration.ofMinutes(30);

    public Map<String, String> headers = Map.of();
    public @Nullable ValueRule success;
    public List<FailureRule> failures = List.of();
    public NetworkSettings network = NetworkSettings.PLAIN;
    public Paging paging = new Paging.None(50);
    public @Nullable HttpCall list = get("/list");
    public String records = "items";
    public @Nullable Window window;
    public ListChecks checks = ListChecks.USUAL;
    public Vanishing vanishing = Vanishing.USUAL;
    public DriftRules drift = Expectations.USUAL.drift();
    public VolumeBand volume = Expectations.USUAL.volume();
    public @Nullable DetailRead detail;
    public @Nullable RecheckRead recheck;
    public @Nullable String reconcile;
    public @Nullable String deepLink;
    public List<Lifecycle> lifecycle = List.of();
    public Map<String, CodeList> codes = new HashMap<>();
    public List<FieldMapping> fields = new ArrayList<>();
    public List<ListMapping> lists = new ArrayList<>();

    public TestingDefinition() {
        codes.put("status", new CodeList(Map.of("1", "NEW", "4", "PROCESSING", "9", "FINISHED"), DriftVerb.KEEP));
        field(DossierField.CODE, "code");
        fields.add(new FieldMapping(DossierField.STATUS, paths("status"), List.of(), "status", false));
        field(DossierField.RECEIVED_AT, "received");
        field(DossierField.DUE_AT, "due");
        field(DossierField.UPDATED_AT, "updated");
        field(DossierField.APPLICANT_NAME, "name");
    }

    public static ValueSource paths(String... paths) {
        return new ValueSource.FirstOf(
                java.util.Arrays.stream(paths).map(DottedPath::of).toList());
    }

    public TestingDefinition field(DossierField target, String... paths) {
        return field(target, List.of(), paths);
    }

    public TestingDefinition field(DossierField target, List<String> formats, String... paths) {
        fields.removeIf(field -> field.target() == target);
        fields.add(new FieldMapping(target, paths(paths), formats, null, false));
        return this;
    }

    public static HttpCall get(String path) {
        return new HttpCall(HttpCall.Method.GET, path, Map.of(), Map.of(), null);
    }

    public static HttpCall post(String path, String body) {
        return new HttpCall(HttpCall.Method.POST, path, Map.of(), Map.of(), json(body));
    }

    public static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }

    public static ValueRule rule(String path, String... values) {
        return new ValueRule(DottedPath.of(path), Set.of(values));
    }

    /** A login by {@code can-bo} whose answer holds the token at the path. */
    public static Authentication.SessionLogin login(HttpCall call, String token, @Nullable Placement placement) {
        return new Authentication.SessionLogin(
                List.of(),
                call,
                "can-bo",
                PlantedSecret.of("mat-khau-1"),
                new Authentication.TokenSource.Body(DottedPath.of(token)),
                placement,
                "Bearer ",
                null,
                null);
    }

    public ConnectorDefinition at(URI base) {
        var limits = new Limits(
                rate,
                Duration.ofSeconds(1),
                concurrency,
                floor,
                connect,
                call,
                body,
                retries,
                retryAfterCap,
                loginPause);
        var listing =
                list == null ? null : new ListRead(list, DottedPath.of(records), paging, window, vanishing, checks);
        return new ConnectorDefinition(
                id,
                "Nguồn thử",
                null,
                false,
                lifecycle,
                null,
                deepLink,
                new Schedule(Duration.ofSeconds(60), reconcile),
                Intake.of(new Intake.Polling(
                        new HttpSettings(
                                HttpUrl.get(base.toString()),
                                headers,
                                auth,
                                limits,
                                success,
                                failures,
                                network,
                                credentialUntil),
                        new ReadSettings(listing, detail, recheck))),
                new MappingSettings(ZONE, fields, lists, codes),
                new Thresholds(Duration.ofSeconds(5), null, 3, 2, Duration.ofSeconds(60)),
                new Expectations(drift, volume),
                List.of());
    }
}
