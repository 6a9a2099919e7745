package vn.tthc.monitor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tthc.monitor.alert.Hooks;
import vn.tthc.monitor.alert.Notifications;
import vn.tthc.monitor.alert.SelfWatch;
import vn.tthc.monitor.connector.ConnectorFileWatch;
import vn.tthc.monitor.connector.Connectors;
import vn.tthc.monitor.connector.PushIntake;
import vn.tthc.monitor.dossier.CalendarWatch;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.dossier.EntryWatch;
import vn.tthc.monitor.dossier.LatenessWatch;
import vn.tthc.monitor.dossier.MismatchWatch;
import vn.tthc.monitor.dossier.RoutingWatch;
import vn.tthc.monitor.dossier.SuspicionWatch;
import vn.tthc.monitor.incident.ExternalIncidents;
import vn.tthc.monitor.incident.NetworkWatch;
import vn.tthc.monitor.incident.SourceWatch;
import vn.tthc.monitor.incident.WindowWatch;
import vn.tthc.monitor.platform.LoopFailures;
import vn.tthc.monitor.platform.RetentionRun;

/** Route files are outside of what the compiler and the module test see, so this holds them to the modules' public types. */
class RoutesTests {
    private static final Pattern BEAN = Pattern.compile("ref: (\\w+)\\s+method: \"?(\\w+)");
    private static final Pattern FORBIDDEN = Pattern.compile(
            "https?://|jdbc:|(password|token|secret|apikey)\\s*[:=]|\\b(select .* from|insert into|update .* set|delete from) ",
            Pattern.CASE_INSENSITIVE);

    /** What each bean name in a route stands for. */
    private static final Map<String, Class<?>> BEANS = Map.ofEntries(
            Map.entry("connectors", Connectors.class),
            Map.entry("connectorFiles", ConnectorFileWatch.class),
            Map.entry("pushes", PushIntake.class),
            Map.entry("dossiers", Dossiers.class),
            Map.entry("notifications", Notifications.class),
            Map.entry("hooks", Hooks.class),
            Map.entry("calendarWatch", CalendarWatch.class),
            Map.entry("routingWatch", RoutingWatch.class),
            Map.entry("mismatchWatch", MismatchWatch.class),
            Map.entry("latenessWatch", LatenessWatch.class),
            Map.entry("entryWatch", EntryWatch.class),
            Map.entry("suspicionWatch", SuspicionWatch.class),
            Map.entry("sourceWatch", SourceWatch.class),
            Map.entry("windowWatch", WindowWatch.class),
            Map.entry("networkWatch", NetworkWatch.class),
            Map.entry("externalIncidents", ExternalIncidents.class),
            Map.entry("selfWatch", SelfWatch.class),
            Map.entry("retentionRun", RetentionRun.class),
            Map.entry("loopFailures", LoopFailures.class));

    @Test
    void everyFileLoads() throws Exception {
        try (var context = new DefaultCamelContext()) {
            context.getPropertiesComponent().addInitialProperty("ingest.endpoint", "direct:ingest");
            for (var file : files().toList()) {
                PluginHelper.getRoutesLoader(context)
                        .loadRoutes(ResourceHelper.resolveMandatoryResource(context, "file:" + file));
            }
            assertThat(context.getRouteDefinitions())
                    .extracting(RouteDefinition::getRouteId)
                    .contains("ingest", "watch-deadlines", "send-alerts", "watch-sources", "apply-retention");
            assertThat(context.getRouteTemplateDefinitions())
                    .extracting(RouteTemplateDefinition::getId)
                    .containsExactly("poll-connector");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void anIdIsTheNameOfItsFileAndIsDescribed(Path file) throws IOException {
        var text = Files.readString(file);
        if (text.contains("- routeConfiguration:")) {
            assertThat(text).doesNotContain("- route:");
            return;
        }
        assertThat(text)
                .containsPattern("(?m)^    id: " + name(file) + "$")
                .containsPattern("(?m)^    description: \\S+ ");
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyScheduledRouteHasAnErrorConfiguration(Path file) throws IOException {
        var text = Files.readString(file);
        if (text.contains("uri: scheduler")) {
            assertThat(text).containsAnyOf("routeConfigurationId: loop-errors", "doCatch:");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyBeanIsAPublicMethodOfAPublicTypeInAModulesRoot(Path file) throws IOException {
        var matcher = BEAN.matcher(Files.readString(file));
        while (matcher.find()) {
            assertThat(BEANS).containsKey(matcher.group(1));
            var type = requireNonNull(BEANS.get(matcher.group(1)));
            assertThat(Modifier.isPublic(type.getModifiers())).isTrue();
            assertThat(type.getPackageName()).matches("vn\\.tthc\\.monitor\\.[a-z]+");
            assertThat(publicMethods(type)).contains(matcher.group(2));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void noFileHoldsAnAddressASecretOrSql(Path file) throws IOException {
        assertThat(Files.readString(file)).doesNotContainPattern(FORBIDDEN);
    }

    private static Set<String> publicMethods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .collect(java.util.stream.Collectors.toSet());
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".camel.yaml", "");
    }

    private static Stream<Path> files() throws IOException {
        try (var found = Files.list(Path.of("routes"))) {
            return List.copyOf(found.toList()).stream().sorted();
        }
    }
}
