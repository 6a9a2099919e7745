package vn.tthc.monitor.incident;

/** Takes what becomes of our own channels; the same word told again changes nothing. */
public interface ChannelIncidents {
    /** The source of incidents of channels begins with this, followed by the channel's name. */
    String SOURCE = "channel:";

    /** The provider refuses us, and nothing leaves the channel until a person acts. */
    void refused(String channel, String answer);

    /** It takes messages again. */
    void works(String channel);
}
