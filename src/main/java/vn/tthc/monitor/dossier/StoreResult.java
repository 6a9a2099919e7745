package vn.tthc.monitor.dossier;

/** What storing one page changed, in numbers of source records. */
public record StoreResult(int added, int changed, int unchanged, int rejected) {}
