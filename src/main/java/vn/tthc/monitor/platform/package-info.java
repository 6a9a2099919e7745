/** Everything without a domain word: clock, configuration files, database start, Camel wiring, accounts, audit. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.tthc.monitor.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
