/** Holds a connector file, together with the engine that reads it, to a fixed list of checks against a source that misbehaves. */
@NullMarked
package vn.tthc.monitor.connector.conformance;

import org.jspecify.annotations.NullMarked;
