package vn.tthc.monitor.alert;

/** Whether we ourselves are well: what others outside can see of it. */
public interface SelfWatch {
    /** Tells the outside that all is well, if it is, and in the morning of a working day the group. Called by a route. */
    void look();
}
