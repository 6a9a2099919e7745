package vn.tthc.monitor.connector.network;

/** A certificate or key file that cannot be used: under which key of the file it stands, what is wrong, what to do. */
public final class TlsProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String rule;
    private final String expected;

    TlsProblem(String key, String rule, String what, String expected) {
        super(what);
        this.key = key;
        this.rule = rule;
        this.expected = expected;
    }

    /** The key under {@code http.tls}. */
    public String key() {
        return key;
    }

    /** The rule as the lint names it. */
    public String rule() {
        return rule;
    }

    public String what() {
        return String.valueOf(getMessage());
    }

    public String expected() {
        return expected;
    }

    /** All of it in one sentence. */
    public String sentence() {
        return "Không dùng được http.tls." + key + ": " + what() + "; cần " + expected + ".";
    }
}
