/** Learns what the answers of a source usually hold, sees where they are not so any more, and keeps what was seen. */
@NullMarked
package vn.tthc.monitor.connector.drift;

import org.jspecify.annotations.NullMarked;
