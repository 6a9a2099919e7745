/** Where systems send their dossiers of their own accord. */
@NullMarked
package vn.tthc.monitor.web.push;

import org.jspecify.annotations.NullMarked;
