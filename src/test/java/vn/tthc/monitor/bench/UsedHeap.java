package vn.tthc.monitor.bench;

/** What the heap holds after a collection, in megabytes. */
final class UsedHeap {
    private UsedHeap() {}

    static long megabytes() {
        // Twice, because what the first one finds unreachable may hold more until it is cleared.
        System.gc();
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
