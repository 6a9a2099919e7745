package vn.tthc.monitor.incident;

import java.time.Duration;

/** For how long the word of somebody who takes an incident in hand counts; asked each time. */
@FunctionalInterface
public interface AcknowledgementTerm {
    /** Where nobody says otherwise. */
    Duration USUAL = Duration.ofHours(4);

    /** In working time. */
    Duration inHand();
}
