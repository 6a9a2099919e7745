package vn.tthc.monitor.connector;

import java.util.Optional;
import org.springframework.util.unit.DataSize;

/** Takes what systems send of their own accord, in the format by which every one-stop system sends to the national portal. */
public interface PushIntake {
    /** The largest call the connector takes; empty where there is no such connector, or nothing may be sent to it. */
    Optional<DataSize> largest(String connector);

    /** Answers one call, whatever stands in it. */
    PushAnswer receive(String connector, byte[] body, LoginGate gate);

    /** Answers a call that was not read, because it was larger than {@link #largest}. */
    PushAnswer tooLarge(String connector);

    /** Answers a call to a connector to which nothing may be sent. */
    PushAnswer unknown(String connector);

    /** Writes down what was sent since the last time, one run for each connector. Called by a route. */
    void record();

    /** Keeps passwords from being guessed; one for each call, for it knows where the call comes from. */
    interface LoginGate {
        boolean locked(String username);

        void failed(String username);

        void succeeded(String username);
    }
}
