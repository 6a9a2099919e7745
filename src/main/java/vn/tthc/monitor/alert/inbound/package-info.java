/** What comes in from chats and from other monitoring systems. */
@NullMarked
package vn.tthc.monitor.alert.inbound;

import org.jspecify.annotations.NullMarked;
