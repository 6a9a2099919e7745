package vn.tthc.monitor.incident;

/** Takes what becomes of parts of this application itself; the same word told again changes nothing. */
public interface OwnIncidents {
    /** The source of its incidents begins with this, followed by the part. */
    String SOURCE = "self:";

    /** The part does not do its work, and trying again does not help; the answer says what is concerned. */
    void failing(String part, String answer);

    /** It does again. */
    void works(String part);
}
