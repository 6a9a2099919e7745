package vn.tthc.monitor.connector.definition;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.ConnectorView.Contact;
import vn.tthc.monitor.connector.ConnectorView.Lifecycle;
import vn.tthc.monitor.connector.ConnectorView.Thresholds;

/**
 * A whole connector file, preset merged, references to environment and files resolved, every value checked.
 *
 * @param deepLink template of the dossier's address in its own system, with {@code ${code}}; null where there is none
 * @param warnings findings of the lint that do not make the file invalid
 */
public record ConnectorDefinition(
        String id,
        String name,
        @Nullable String owner,
        List<Lifecycle> lifecycle,
        @Nullable Contact contact,
        @Nullable String deepLink,
        Schedule schedule,
        HttpSettings http,
        ReadSettings read,
        MappingSettings mapping,
        Thresholds health,
        List<vn.tthc.monitor.platform.config.Problem> warnings) {

    /**
     * When to poll.
     *
     * @param every pause between two incremental runs
     * @param reconcile Spring cron expression of the full read, in the mapping's zone; null for never
     */
    public record Schedule(Duration every, @Nullable String reconcile) {}

    /**
     * How to read the answer: zone of times without offset, field table, code lists by name.
     */
    public record MappingSettings(ZoneId timezone, List<FieldMapping> fields, Map<String, CodeList> codes) {}

    /**
     * One row of the field table.
     *
     * @param paths tried in order, the first non-empty wins; empty when {@code constant} is set
     * @param formats date patterns tried in order; {@code iso} and {@code epoch-millis} are names, the rest are patterns
     *     of {@link java.time.format.DateTimeFormatter}
     * @param codes name of the code list to translate with
     * @param required an empty value sends the record to quarantine
     */
    public record FieldMapping(
            DossierField target,
            List<String> paths,
            List<String> formats,
            @Nullable String codes,
            @Nullable String constant,
            boolean required) {}

    /** A code list: source code to canonical name, and what to do with a code that is not in it. */
    public record CodeList(Map<String, String> entries, Unmapped unmapped) {
        /** What happens to a code that the list does not know. */
        public enum Unmapped {
            /** Keep the raw code beside the canonical UNMAPPED (status) or nothing (other lists). */
            KEEP,
            /** Send the record to quarantine. */
            QUARANTINE
        }
    }

    /**
     * What is asked for.
     *
     * @param list null where the source cannot list, only answer by code
     * @param detail one more request for each listed record; its answer is laid over the listed one
     * @param recheck asks known open dossiers again by code
     */
    public record ReadSettings(
            @Nullable ListRead list,
            @Nullable DetailRead detail,
            @Nullable RecheckRead recheck) {}

    /**
     * The listing request.
     *
     * @param records dotted path of the array in the answer; empty when the answer is the array
     */
    public record ListRead(
            HttpCall call,
            String records,
            Paging paging,
            @Nullable Window window) {}

    /** Asks for one record by {@code ${code}}; {@code record} is its dotted path in the answer. */
    public record DetailRead(HttpCall call, String record) {}

    /**
     * Asks known open dossiers by code.
     *
     * @param batch how many codes a request carries: {@code ${codes}} is the array, {@code ${code}} the single one
     * @param records path of the answered records
     * @param codeFrom path of the code in an answered record; null where the answers come in the order of the codes
     * @param every pause between two re-checks
     */
    public record RecheckRead(
            HttpCall call,
            int batch,
            String records,
            @Nullable String codeFrom,
            Duration every) {}

    /**
     * Time window of an incremental read: the lower bound is the newest business time stored minus lookback.
     *
     * @param from where the lower bound goes
     * @param to where the upper bound goes, null where the source takes none
     * @param format pattern of the bounds
     * @param first how far back the very first read goes; null for everything
     */
    public record Window(
            Placement from,
            @Nullable Placement to,
            String format,
            Duration lookback,
            @Nullable Duration first) {}

    /** A value goes into the query, into a header, or into the JSON body at a dotted path. */
    public record Placement(Where where, String name) {
        /** Part of the request. */
        public enum Where {
            QUERY,
            HEADER,
            BODY
        }
    }

    /** Codes whose values make {@code success} rules. */
    public record SuccessRule(String path, Set<String> in) {}
}
