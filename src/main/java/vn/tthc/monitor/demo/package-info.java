/** Simulated source systems and a simulated chat over real HTTP, started only by the demo profile. */
@NullMarked
package vn.tthc.monitor.demo;

import org.jspecify.annotations.NullMarked;
