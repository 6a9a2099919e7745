package vn.tthc.monitor.alert;

import java.util.Optional;

/** Hears what people write to our bots; called once for each message, on whichever node received it. */
@FunctionalInterface
public interface OnInboundCommand {
    /** Acts, and answers what is to be said in the same chat; empty where the text is none of its business. */
    Optional<String> heard(InboundCommand command);
}
