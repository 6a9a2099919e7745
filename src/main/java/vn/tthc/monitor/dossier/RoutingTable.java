package vn.tthc.monitor.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.Problem;

/** Which system serves which procedure or field, from when to when, as {@code config/routing.yaml} says today. */
public interface RoutingTable {
    /** Everything the file says, in its order. */
    List<Topic> topics();

    /** The topic that decides about a procedure or field; a procedure's own line comes before that of its field. */
    @Nullable Topic topic(@Nullable String procedureCode, @Nullable String field);

    /** Topics whose procedure or field holds every word of the text, written with or without diacritics. */
    List<Topic> matching(String text);

    /** The system that serves whatever no line names; null where the file names none. */
    @Nullable String fallback();

    /** The system whose status counts for a dossier received on a day; null where nobody decides. */
    @Nullable String responsible(@Nullable String procedureCode, @Nullable String field, @Nullable LocalDate receivedOn);

    /** Changes with everything that decides whose status counts. */
    String fingerprint();

    /** What the file says of the systems themselves, by id. */
    Map<String, SystemNote> systems();

    /** What is wrong with the newest state of the file; while there is anything, the state before goes on. */
    List<Problem> problems();

    /**
     * One line of the table: procedures or fields, and who serves them when.
     *
     * @param procedures codes as far as they tell procedures apart, for example {@code 1.001193}
     * @param periods in the order of their days, without overlap
     */
    record Topic(List<String> procedures, List<String> fields, List<Period> periods) {
        public Topic {
            procedures = List.copyOf(procedures);
            fields = List.copyOf(fields);
            periods = List.copyOf(periods);
        }

        /** The period a day lies in; null in a gap. */
        public @Nullable Period on(LocalDate day) {
            return periods.stream()
                    .filter(period -> period.covers(day))
                    .findFirst()
                    .orElse(null);
        }

        /** The next period that begins after a day. */
        public @Nullable Period after(LocalDate day) {
            return periods.stream()
                    .filter(period -> period.from().isAfter(day))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * One system for a while.
     *
     * @param to last day, inclusive; null where it goes on
     * @param instead the system that counts while this one is on trial or suspended
     * @param document number of the notice
     */
    record Period(
            String system,
            LocalDate from,
            @Nullable LocalDate to,
            State state,
            @Nullable String instead,
            @Nullable String document) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }

        /** The system to work in; null where a suspended system has no other named in its place. */
        public @Nullable String counts() {
            return switch (state) {
                case RUNNING -> system;
                case TRIAL -> instead == null ? system : instead;
                case SUSPENDED -> instead;
            };
        }
    }

    /** How a system stands for a topic. */
    enum State {
        TRIAL,
        RUNNING,
        SUSPENDED
    }

    /** Name and address of a system, for people; it need not be a connector. */
    record SystemNote(@Nullable String name, @Nullable String address) {}
}
