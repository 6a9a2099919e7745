/** Who is told what and when: routing, digests, outbox, channels. */
@ApplicationModule(
        allowedDependencies = {"incident", "connector", "dossier", "deadline", "platform", "platform :: config"})
@NullMarked
package vn.tthc.monitor.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
