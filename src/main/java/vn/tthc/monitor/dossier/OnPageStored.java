package vn.tthc.monitor.dossier;

/**
 * Called inside the transaction that stores a page, after its records are written. What an implementation writes commits
 * or rolls back with the page; it must not call other systems.
 */
@FunctionalInterface
public interface OnPageStored {
    void pageStored(DossierPage page, StoreResult result);
}
