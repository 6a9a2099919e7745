package vn.tthc.monitor.web.api;

/** Something asked for by its id does not exist, or not for this reader; the message is the sentence to answer. */
class NotKnown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotKnown(String sentence) {
        super(sentence);
    }
}
