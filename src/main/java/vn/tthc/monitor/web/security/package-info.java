/** Who may ask for what: login, tokens, roles by address, headers, session rules. */
@NullMarked
package vn.tthc.monitor.web.security;

import org.jspecify.annotations.NullMarked;
