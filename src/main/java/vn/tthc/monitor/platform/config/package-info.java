/** Reads YAML configuration with the place of every value, checks it against a shape, and reports all problems at once. */
@NamedInterface("config")
@NullMarked
package vn.tthc.monitor.platform.config;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
