package vn.tthc.monitor.alert.outbox;

/**
 * What a channel was told, as conditions on a row {@code o} of the outbox. An incident may come back under its number, so
 * that what counts for a message is what was told since the last end before it.
 */
final class Told {
    /** What says that something is wrong. */
    static final String FIRING = "('OPENED', 'WORSE', 'UNSTABLE', 'REOPENED', 'MEMBERS', 'ESCALATED')";

    private static final String EVER = """
            EXISTS (SELECT 1 FROM alert.outbox t LEFT JOIN alert.outbox g ON g.id = t.summary
                WHERE t.incident = o.incident AND t.channel = o.channel AND t.id <> o.id AND t.kind IN %s
                AND (coalesce(g.state, t.state) IN ('ACCEPTED', 'UNCERTAIN') OR coalesce(g.repeated, t.repeated))""".formatted(FIRING);

    /** That it is going on, since it was opened or last came back. */
    static final String GOING_ON = EVER + """

                AND t.sequence > (SELECT coalesce(max(e.sequence), 0) FROM alert.outbox e WHERE e.incident = o.incident
                    AND e.channel = o.channel AND e.sequence < o.sequence
                    AND e.kind IN ('RECOVERED', 'INTERRUPTED', 'UNWATCHED')))""";

    /** As what a message goes out: the first word of an outage opens it, and an end that follows no word tells both. */
    static final String KIND = """
            CASE WHEN kind IN ('WORSE', 'REOPENED', 'MEMBERS') AND NOT %1$s
                    THEN CASE WHEN %2$s) THEN 'REOPENED' ELSE 'OPENED' END
                WHEN kind = 'RECOVERED' AND NOT %1$s THEN 'INTERRUPTED' ELSE kind END""".formatted(GOING_ON, EVER);

    /** Of an earlier message {@code e}: it is a line of another one, which is still on its way. */
    static final String IN_SUMMARY = """
            e.state = 'COALESCED' AND EXISTS (SELECT 1 FROM alert.outbox s WHERE s.id = e.summary AND (s.state IN
                ('PENDING', 'DEFERRED', 'LEASED', 'CALLING') OR s.state = 'UNCERTAIN' AND s.not_before IS NOT NULL))""";

    private Told() {}
}
