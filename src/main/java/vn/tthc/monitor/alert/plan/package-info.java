/** What alerts.yaml says: channels, routes, digest times. */
@NullMarked
package vn.tthc.monitor.alert.plan;

import org.jspecify.annotations.NullMarked;
