package vn.tthc.monitor.connector.quarantine;

import java.util.Optional;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.dossier.DossierPage;

/** What reading records once more needs of the connectors at work. */
public interface QuarantineSources {
    /** The mapping by which a connector works at present; empty for one without a valid file. */
    Optional<RecordMapping> mapping(String connector);

    /** Gives a page to be stored, on the way of all pages. */
    void ingest(DossierPage page);
}
