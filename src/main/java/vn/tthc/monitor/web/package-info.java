/** Every screen and the JSON API; the only Spring MVC code. */
@ApplicationModule(
        allowedDependencies = {"alert", "incident", "connector", "dossier", "deadline", "platform", "platform :: config"
        })
@NullMarked
package vn.tthc.monitor.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
