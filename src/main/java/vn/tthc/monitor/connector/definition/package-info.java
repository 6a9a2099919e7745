/** What a connector file says, as immutable records; its reading, lint and published schema. */
@NullMarked
package vn.tthc.monitor.connector.definition;

import org.jspecify.annotations.NullMarked;
