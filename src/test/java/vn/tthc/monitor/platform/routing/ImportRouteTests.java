package vn.tthc.monitor.platform.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The route of imported files as it is shipped, around a store of the test. */
class ImportRouteTests {
    private final List<String> stored = new ArrayList<>();

    /** What the ingest route calls. */
    public static final class Store {
        private final List<String> stored;

        Store(List<String> stored) {
            this.stored = stored;
        }

        /** Stores a page. */
        public void store(String page) {
            if (page.equals("bad")) {
                throw new IllegalStateException("disk full");
            }
            stored.add(page);
        }
    }

    private void send(List<String> pages) throws Exception {
        try (var camel = new TestingCamel()) {
            camel.start(Map.of("dossiers", new Store(stored), "connectors", new Object()));
            camel.routes().send("direct:import-file", pages.iterator());
        }
    }

    @Test
    void everyPageOfAFileIsStoredInOrderBeforeTheSenderGoesOn() throws Exception {
        send(List.of("first", "second", "third"));
        assertThat(stored).containsExactly("first", "second", "third");
    }

    @Test
    void aFileWithoutPagesIsNoFailure() throws Exception {
        send(List.of());
        assertThat(stored).isEmpty();
    }

    @Test
    void theSenderLearnsWhyAPageWasNotStoredAndNothingAfterItIs() {
        assertThatThrownBy(() -> send(List.of("first", "bad", "third")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("disk full");
        assertThat(stored).containsExactly("first");
    }
}
