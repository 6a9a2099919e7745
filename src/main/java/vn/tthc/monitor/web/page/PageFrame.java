package vn.tthc.monitor.web.page;

import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.web.SignedIn;

/**
 * What the common layout needs on every page.
 *
 * @param reader null on pages for strangers
 * @param demo whether the strip about invented data is shown
 * @param language of the page, {@code vi} or {@code en}
 * @param switchLanguage address of the same page in the other language
 */
public record PageFrame(@Nullable SignedIn reader, boolean demo, String language, String switchLanguage) {}
