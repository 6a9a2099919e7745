package vn.tthc.monitor.platform;

/** A value that must never be printed: its text form is a mask, and {@link SecretMask} knows it. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** Wraps the value and makes every {@link SecretMask} hide it from now on. */
    public static Secret of(String value) {
        SecretMask.remember(value);
        return new Secret(value);
    }

    /** Wraps a value that serves for hours, such as a session's token: hidden until 500 newer ones have come. */
    public static Secret passing(String value) {
        SecretMask.rememberForNow(value);
        return new Secret(value);
    }

    /** As {@link #passing}, in place of an older one, which is hidden a little longer: no other token is let go for it. */
    public static void replacing(String older, String value) {
        SecretMask.rememberInsteadOf(older, value);
    }

    /** Hides a value that proves one single request, such as its signature, until 64 newer ones have come. */
    public static void fleeting(String value) {
        SecretMask.rememberBriefly(value);
    }

    /** The clear value, for the one place that sends it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return SecretMask.MASK;
    }
}
