/** Where chat platforms and other monitoring systems call us. */
@NullMarked
package vn.tthc.monitor.web.hook;

import org.jspecify.annotations.NullMarked;
