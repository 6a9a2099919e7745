/** Small languages inside a connector file (JSLT, regular expressions), compiled once and kept within limits. */
@NullMarked
package vn.tthc.monitor.connector.expression;

import org.jspecify.annotations.NullMarked;
