package vn.tthc.monitor.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.deadline.CalendarDesk.DayKind;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.ConfigTree;
import vn.tthc.monitor.platform.config.Place;

/**
 * What somebody lays down about one day of one level outside the files. It takes the place of what the files say about that
 * day at that level; levels below that say something of their own keep it.
 *
 * @param agency the level by its code; null for the whole nation
 * @param closes when the office closes early; null where it does not, or where the hours are given
 * @param opens when the office opens late; null where it does not, or where the hours are given
 * @param hours the hours of a half day or of a make-up day as they are written in the file; empty for those of the week
 */
public record DayEdit(
        LocalDate date,
        @Nullable String agency,
        DayKind kind,
        String name,
        @Nullable LocalTime closes,
        @Nullable LocalTime opens,
        List<String> hours) {

    public DayEdit {
        hours = List.copyOf(hours);
    }

    /** A day without hours of its own. */
    public static DayEdit of(LocalDate date, @Nullable String agency, DayKind kind, String name) {
        return new DayEdit(date, agency, kind, name, null, null, List.of());
    }

    /** Those given, with this one in the place of one about the same day and level. */
    public List<DayEdit> in(List<DayEdit> others) {
        var all = new ArrayList<>(without(others, date, agency));
        all.add(this);
        return List.copyOf(all);
    }

    /** Those given, but the one about a day of a level. */
    public static List<DayEdit> without(List<DayEdit> edits, LocalDate date, @Nullable String agency) {
        return edits.stream().filter(edit -> !edit.about(date, agency)).toList();
    }

    /** Whether it is about this day of this level. */
    public boolean about(LocalDate day, @Nullable String level) {
        return date.equals(day) && (agency == null ? level == null : agency.equals(level));
    }

    /** As it would stand in the file, so that the file's own rules judge and read it; a value's place is the name of its field. */
    ConfigNode section() {
        var day = new LinkedHashMap<String, ConfigNode>();
        day.put("date", field("date", date.toString()));
        day.put("name", field("name", name));
        return switch (kind) {
            case DECIDED, EXPECTED, UNDECIDED -> {
                day.put("state", field("kind", kind.name().toLowerCase(Locale.ROOT)));
                yield part(Map.of("holidays", day));
            }
            case MAKE_UP -> {
                var parts = new LinkedHashMap<String, Map<String, ConfigNode>>();
                if (!hours.isEmpty()) {
                    parts.put("halfDays", withHours(day));
                }
                if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
                    day.put("insteadOf", field("date", date.toString()));
                }
                parts.put("makeUpDays", day);
                yield part(parts);
            }
            case HALF_DAY -> part(Map.of("halfDays", withHours(day)));
        };
    }

    private Map<String, ConfigNode> withHours(Map<String, ConfigNode> day) {
        var half = new LinkedHashMap<>(day);
        if (closes != null) {
            half.put("closes", field("closes", closes.toString()));
        }
        if (opens != null) {
            half.put("opens", field("opens", opens.toString()));
        }
        if (!hours.isEmpty()) {
            var spans = hours.stream().map(span -> field("hours", span)).toList();
            half.put("open", ConfigTree.list(new Place("hours", 1, 1), spans));
        }
        return half;
    }

    private static ConfigNode part(Map<String, Map<String, ConfigNode>> lists) {
        var place = new Place("kind", 1, 1);
        var section = new LinkedHashMap<String, ConfigNode>();
        lists.forEach((key, day) -> section.put(key, ConfigTree.list(place, List.of(ConfigTree.object(place, day)))));
        return CalendarShape.AGENCY.withDefaults(ConfigTree.object(place, section));
    }

    private static ConfigNode field(String field, String text) {
        return ConfigNode.literal(new Place(field, 1, 1), text);
    }
}
