package vn.tthc.monitor.connector.polling;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.quarantine.QuarantineSources;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.platform.Routes;

/** Lets records of quarantine be read by the connectors at work, and hands their pages to the route of their own. */
@Component
class ReplaySources implements QuarantineSources {
    private static final String ENDPOINT = "direct:replay-quarantine";

    private final ConnectorShelf shelf;
    private final Routes routes;

    ReplaySources(ConnectorShelf shelf, Routes routes) {
        this.shelf = shelf;
        this.routes = routes;
    }

    @Override
    public Optional<RecordMapping> mapping(String connector) {
        return shelf.source(connector).map(Source::mapping);
    }

    @Override
    public void ingest(DossierPage page) {
        routes.send(ENDPOINT, page);
    }
}
