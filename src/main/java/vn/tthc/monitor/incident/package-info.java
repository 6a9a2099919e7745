/** Health of every source: from runs to a state, from a state to incidents. */
@ApplicationModule(allowedDependencies = {"connector", "dossier", "deadline", "platform", "platform :: config"})
@NullMarked
package vn.tthc.monitor.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
