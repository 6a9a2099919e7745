/** The simulated chat: answers as the Zalo Bot interface does and keeps what it accepted. */
@NullMarked
package vn.tthc.monitor.demo.chat;

import org.jspecify.annotations.NullMarked;
