package vn.tthc.monitor.platform.logging;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import vn.tthc.monitor.platform.SecretMask;

/** Hides secrets in the finished line, so that messages, arguments and stack traces are all covered. */
public class MaskingLayout extends PatternLayout {
    @Override
    public String doLayout(ILoggingEvent event) {
        return SecretMask.mask(super.doLayout(event));
    }
}
