package vn.tthc.monitor.connector.mapping;

import vn.tthc.monitor.connector.definition.DossierField;

/**
 * Something odd in a record that was stored all the same; runs count findings and say them in their message.
 *
 * @param value the odd value, shortened; empty where the kind says it all
 */
public record Finding(Kind kind, DossierField field, String value) {
    /** What is odd. */
    public enum Kind {
        /** A code that the code list does not know. */
        UNMAPPED,
        /** A value that no format could read; the field stays empty. */
        UNREADABLE,
        /** A due date before the reception, kept as the source gave it. */
        DUE_BEFORE_RECEPTION,
        /** Two records of one code on a page; the later one counts. */
        REPEATED,
        /** A code asked for by name and not answered. */
        NOT_ANSWERED
    }
}
