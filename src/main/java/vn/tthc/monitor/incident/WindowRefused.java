package vn.tthc.monitor.incident;

/** A maintenance window cannot be laid down or ended as asked; the message is a sentence for the person who asked. */
public final class WindowRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With the whole sentence. */
    public WindowRefused(String sentence) {
        super(sentence);
    }
}
