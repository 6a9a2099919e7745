/** How one message is handed to one kind of provider, and what the answer means. */
@NullMarked
package vn.tthc.monitor.alert.channel;

import org.jspecify.annotations.NullMarked;
