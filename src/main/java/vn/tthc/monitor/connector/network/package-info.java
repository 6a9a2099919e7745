/** How a source is reached: the certificates that are trusted and shown, and the proxy in between. */
@NullMarked
package vn.tthc.monitor.connector.network;

import org.jspecify.annotations.NullMarked;
