package vn.tthc.monitor.connector.quarantine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import vn.tthc.monitor.connector.Quarantine;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.platform.Audit;
import vn.tthc.monitor.platform.CommandDatabase;

/** The quarantine with only the database behind it, for a command: pages are stored at once, whatever the ingest endpoint. */
public final class QuarantineWithoutServer {
    private QuarantineWithoutServer() {}

    /** What a command works with. */
    public record Tools(Quarantine quarantine, Audit audit) {}

    /** Opens the database, of the running application where one runs, and closes it afterwards. */
    public static int call(Path configuration, ConnectorDefinition definition, ToIntFunction<Tools> action) {
        return CommandDatabase.call(
                Parts.class,
                Map.of("tthc.config", configuration.toString()),
                context -> context.registerBean(
                        "connectorMapping",
                        OneConnector.class,
                        () -> new OneConnector(definition.id(), new RecordMapping(definition))),
                context ->
                        action.applyAsInt(new Tools(context.getBean(Quarantine.class), context.getBean(Audit.class))));
    }

    /** The connector that the command names, and its mapping. */
    record OneConnector(String id, RecordMapping mapping) {}

    /** What storing a page needs: of the module that stores, all but what runs by the clock or counts for a server. */
    @CommandDatabase.Parts
    @ComponentScan(
            basePackages = "vn.tthc.monitor.dossier",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*(Change|Guide|Meters|Recomputation|Retention|Round)"))
    @ComponentScan(
            basePackages = "vn.tthc.monitor",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*\\.monitor\\.(platform\\.(AuditStore|TimeConfiguration|database\\.DatabaseConfiguration)"
                                            + "|deadline\\.DeadlineConfiguration"
                                            + "|connector\\.quarantine\\.(QuarantineStore|StoredQuarantine))"))
    static class Parts {
        @Bean
        QuarantineSources quarantineSources(OneConnector connector, Dossiers dossiers) {
            return new QuarantineSources() {
                @Override
                public Optional<RecordMapping> mapping(String id) {
                    return Optional.of(connector.mapping())
                            .filter(_ -> connector.id().equals(id));
                }

                @Override
                public void ingest(DossierPage page) {
                    dossiers.store(page);
                }
            };
        }
    }
}
