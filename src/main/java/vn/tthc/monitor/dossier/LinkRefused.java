package vn.tthc.monitor.dossier;

/** What a person wants to say about dossiers does not fit how they stand now; the message is a sentence for that person. */
public final class LinkRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With the whole sentence. */
    public LinkRefused(String sentence) {
        super(sentence);
    }
}
