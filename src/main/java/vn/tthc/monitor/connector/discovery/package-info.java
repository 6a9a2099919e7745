/** Finds out from a source's own answers what a connector file for it should say. */
@NullMarked
package vn.tthc.monitor.connector.discovery;

import org.jspecify.annotations.NullMarked;
