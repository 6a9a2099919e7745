package vn.tthc.monitor.connector.polling;

import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.reading.RawRecord;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.DossierPage.RejectedRecord;

/** Sees what becomes of each record of a run, and has the last word on each page. */
public interface RunFollower {
    /** A record was mapped. */
    default void mapped(RawRecord record, Mapped.Whole whole) {}

    /** A record goes to quarantine. */
    default void rejected(RawRecord record, RejectedRecord rejected) {}

    /** The page as it is to be stored. */
    default DossierPage page(DossierPage page) {
        return page;
    }
}
