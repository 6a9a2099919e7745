/** Pages for people: Thymeleaf templates, htmx fragments, error pages. */
@NullMarked
package vn.tthc.monitor.web.page;

import org.jspecify.annotations.NullMarked;
