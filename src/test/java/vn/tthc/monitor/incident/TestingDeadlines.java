package vn.tthc.monitor.incident;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.WorkingCalendar;

/** Deadlines that know {@link TestingCalendar} and say remaining time in hours; everything else is refused. */
public final class TestingDeadlines {
    private TestingDeadlines() {}

    /** All agencies keep one calendar. */
    public static Deadlines deadlines() {
        return deadlines(Map.of());
    }

    /** A proxy, because the modules tested with it use two methods of the interface only; with calendars of agencies by code. */
    public static Deadlines deadlines(Map<String, WorkingCalendar> own) {
        var calendar = new TestingCalendar();
        var type = Deadlines.class;
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "calendar" -> arguments == null ? calendar : own.getOrDefault((String) arguments[0], calendar);
                    case "remaining" -> remaining((Instant) arguments[0], (Instant) arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                }));
    }

    private static String remaining(Instant now, Instant due) {
        var hours = Duration.between(now, due).toHours();
        return hours >= 0 ? "còn " + hours + " giờ" : -hours + " giờ";
    }
}
