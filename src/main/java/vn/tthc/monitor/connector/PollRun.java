package vn.tthc.monitor.connector;

import java.util.Iterator;
import java.util.UUID;
import vn.tthc.monitor.dossier.DossierPage;

/**
 * One run in progress: an iterator of pages that fetches the next page while the last one is being stored. It ends at the
 * first failure; what failed is in the report.
 */
public interface PollRun extends Iterator<DossierPage> {
    UUID id();

    String connector();
}
