/** The simulated source systems: each speaks the protocol of one kind of real system, over real HTTP on loopback. */
@NullMarked
package vn.tthc.monitor.demo.source;

import org.jspecify.annotations.NullMarked;
