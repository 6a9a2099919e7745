package vn.tthc.monitor.connector.check;

import java.time.Duration;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.HttpSettings.Limits;
import vn.tthc.monitor.connector.definition.Intake;

/** Makes a definition that gives up sooner. */
final class ShortLimits {
    private ShortLimits() {}

    static ConnectorDefinition of(ConnectorDefinition from, Duration connect, Duration call) {
        var http = from.http();
        var limits = http.limits();
        var quick = new Limits(
                limits.rate(),
                limits.ratePeriod(),
                limits.concurrency(),
                limits.floor(),
                shorter(limits.connect(), connect),
                shorter(limits.call(), call),
                limits.body(),
                0,
                Duration.ZERO,
                limits.loginPause());
        return from.with(from.intake().with(new Intake.Polling(http.within(quick), from.read())));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
