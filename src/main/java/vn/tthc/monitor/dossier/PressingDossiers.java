package vn.tthc.monitor.dossier;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.Urgency;

/** What the queue holds for those who are told of it: counts and the first rows of everybody at once. */
public interface PressingDossiers {
    /** One share for every agency that has dossiers of the filter, in the order of their codes. */
    List<Share> byAgency(QueueFilter filter, int listed);

    /** One share for every officer of every agency; dossiers whose officer is not known belong to none. */
    List<Share> byOfficer(QueueFilter filter, int listed);

    /**
     * The dossiers of an agency, or of one of its officers.
     *
     * @param officer null where all of the agency are meant
     * @param urgencyBySource numbers by the source that decides
     * @param first those with the least time left
     */
    record Share(
            String agency,
            @Nullable String officer,
            Map<String, Map<Urgency, Long>> urgencyBySource,
            List<QueueRow> first) {

        public long total() {
            return sum(urgencyBySource.values().stream().map(Map::values).toList());
        }

        /** Of one urgency, whichever source decides. */
        public long of(Urgency urgency) {
            return sum(List.of(urgencyBySource.values().stream()
                    .map(numbers -> numbers.getOrDefault(urgency, 0L))
                    .toList()));
        }

        private static long sum(Collection<? extends Collection<Long>> numbers) {
            return numbers.stream()
                    .flatMap(Collection::stream)
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
