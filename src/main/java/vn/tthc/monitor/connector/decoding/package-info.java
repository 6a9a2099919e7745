/** Turns whatever a source answers (JSON, XML, lines of JSON, in any charset) into one kind of tree. */
@NullMarked
package vn.tthc.monitor.connector.decoding;

import org.jspecify.annotations.NullMarked;
