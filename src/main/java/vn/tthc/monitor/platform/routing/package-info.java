/** The only code that knows Camel: routes are started, stopped and measured here. */
@NullMarked
package vn.tthc.monitor.platform.routing;

import org.jspecify.annotations.NullMarked;
