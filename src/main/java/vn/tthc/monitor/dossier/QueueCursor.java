package vn.tthc.monitor.dossier;

import java.nio.ByteBuffer;
import java.util.Base64;

/** A place between two rows of the queue and the direction to read in, as opaque text for addresses. */
record QueueCursor(boolean forward, int rank, long sortAt, long id) {
    private static final byte VERSION = 1;
    private static final int LENGTH = 2 + Short.BYTES + 2 * Long.BYTES;

    static QueueCursor parse(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() == LENGTH && bytes.get() == VERSION) {
                return new QueueCursor(bytes.get() == 1, bytes.getShort(), bytes.getLong(), bytes.getLong());
            }
        } catch (IllegalArgumentException notBase64) {
            throw refusal(text, notBase64);
        }
        throw refusal(text, null);
    }

    private static IllegalArgumentException refusal(String text, @org.jspecify.annotations.Nullable Throwable cause) {
        return new IllegalArgumentException(
                "cursor '" + text.substring(0, Math.min(40, text.length()))
                        + "' is not one of ours: expected the value of 'next' or 'previous' of an earlier page;"
                        + " leave it out to start at the first page",
                cause);
    }

    @Override
    public String toString() {
        var bytes = ByteBuffer.allocate(LENGTH)
                .put(VERSION)
                .put((byte) (forward ? 1 : 0))
                .putShort((short) rank)
                .putLong(sortAt)
                .putLong(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
