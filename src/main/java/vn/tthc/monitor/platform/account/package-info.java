/** Local accounts, API tokens, the first administrator, and the demo's account. */
@NullMarked
package vn.tthc.monitor.platform.account;

import org.jspecify.annotations.NullMarked;
