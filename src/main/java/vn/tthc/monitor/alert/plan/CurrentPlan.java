package vn.tthc.monitor.alert.plan;

import java.util.List;
import vn.tthc.monitor.platform.config.Problem;

/** The plan at work now; it changes while the application runs, so ask for it each time. */
@FunctionalInterface
public interface CurrentPlan {
    AlertPlan plan();

    /** What is wrong with a newer file that is therefore not used. */
    default List<Problem> problems() {
        return List.of();
    }

    /** What is allowed in the file at work but probably not meant. */
    default List<Problem> warnings() {
        return List.of();
    }

    /** One look at the file; whether another plan is at work now. */
    default boolean look() {
        return false;
    }
}
