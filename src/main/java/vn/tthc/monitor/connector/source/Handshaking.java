package vn.tthc.monitor.connector.source;

import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import org.jspecify.annotations.Nullable;

/**
 * Watches how far one call came with TLS: a connection that breaks in the middle of the handshake is the other side's way
 * of refusing it.
 */
final class Handshaking extends EventListener {
    private final Consumer<Call> after;
    private volatile boolean begun;
    private volatile boolean ended;
    private volatile @Nullable Handshake handshake;

    /** What is done with the call once hands are shaken. */
    Handshaking(Consumer<Call> after) {
        this.after = after;
    }

    @Override
    public void secureConnectStart(Call call) {
        begun = true;
    }

    @Override
    public void secureConnectEnd(Call call, @Nullable Handshake shaken) {
        handshake = shaken;
        ended = true;
        after.accept(call);
    }

    /** Whether hands were being shaken when the call ended. */
    boolean broken() {
        return begun && !ended;
    }

    /** What came of it; null where it did not come so far. */
    @Nullable Handshake handshake() {
        return handshake;
    }
}
