/** The JSON API under {@code /api/v1} with bearer tokens. */
@NullMarked
package vn.tthc.monitor.web.api;

import org.jspecify.annotations.NullMarked;
