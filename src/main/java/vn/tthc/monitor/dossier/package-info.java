/** The canonical dossier: identity and linking over systems, current state, history, queue. */
@ApplicationModule(allowedDependencies = {"deadline", "platform", "platform :: config"})
@NullMarked
package vn.tthc.monitor.dossier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
