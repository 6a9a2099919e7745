package vn.tthc.monitor.connector.arrival;

/** Names for files that share one. */
final class Namesakes {
    private Namesakes() {}

    /** The name itself as the first, {@code name-2.xlsx} as the second. */
    static String name(String name, int number) {
        if (number == 1) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        return dot <= 0 ? name + "-" + number : name.substring(0, dot) + "-" + number + name.substring(dot);
    }
}
