/** How long a text may be and how it must be written for a provider. */
@NullMarked
package vn.tthc.monitor.alert.text;

import org.jspecify.annotations.NullMarked;
