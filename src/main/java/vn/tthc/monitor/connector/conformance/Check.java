package vn.tthc.monitor.connector.conformance;

/**
 * One check of the list.
 *
 * @param number its place in the list, which never changes
 * @param from the level from which on it must hold
 */
record Check(int number, String title, Level from, Body body) {
    /** Carries a check out on a fresh stage. */
    @FunctionalInterface
    interface Body {
        Judgement on(Stage stage);
    }
}
