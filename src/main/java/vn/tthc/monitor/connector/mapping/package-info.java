/** Turns a source's record, as a JSON tree, into a canonical dossier by the field table of a connector file. */
@NullMarked
package vn.tthc.monitor.connector.mapping;

import org.jspecify.annotations.NullMarked;
