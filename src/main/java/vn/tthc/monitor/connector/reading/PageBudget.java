package vn.tthc.monitor.connector.reading;

/** How many pages a run may ask for, whatever it is cut into. */
final class PageBudget {
    private final int most;
    private int taken;

    PageBudget(int most) {
        this.most = most;
    }

    /** Takes one page; false where none is left. */
    boolean take() {
        if (taken >= most) {
            return false;
        }
        taken++;
        return true;
    }

    int taken() {
        return taken;
    }
}
