/** What is said to whom, stored before it is sent: incident messages, digests, leases, order, limits, repeats. */
@NullMarked
package vn.tthc.monitor.alert.outbox;

import org.jspecify.annotations.NullMarked;
