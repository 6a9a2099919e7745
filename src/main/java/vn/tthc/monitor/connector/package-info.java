/** Reads source systems as their connector files say and turns answers into canonical dossiers. */
@ApplicationModule(allowedDependencies = {"dossier", "deadline", "platform", "platform :: config"})
@NullMarked
package vn.tthc.monitor.connector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
