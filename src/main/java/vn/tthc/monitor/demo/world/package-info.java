/** An invented world of dossiers that moves with the clock: the same for the same seed, start and calendar. */
@NullMarked
package vn.tthc.monitor.demo.world;

import org.jspecify.annotations.NullMarked;
