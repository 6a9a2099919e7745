package vn.tthc.monitor.connector.recording;

/** What sort of personal value stands in a field, which decides what is put in its place. */
enum PersonalKind {
    /** A person or a company. */
    NAME,
    /** An identity, tax or other personal number. */
    NUMBER,
    PHONE,
    EMAIL,
    ADDRESS,
    /** A date of birth. */
    DATE,
    /** The code of a dossier, by which anybody could look it up. */
    CODE,
    /** Free words, in which anything may stand. */
    WORDS,
    /** A password, a token, an address with a signature. */
    SECRET
}
