/** A source that answers as a connector file expects, from recorded answers, and misbehaves on demand. */
@NullMarked
package vn.tthc.monitor.connector.conformance.fake;

import org.jspecify.annotations.NullMarked;
