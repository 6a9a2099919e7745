/** Working calendar, remaining working time and urgency: pure functions of the calendar file. */
@ApplicationModule(allowedDependencies = {"platform", "platform :: config"})
@NullMarked
package vn.tthc.monitor.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
