package vn.tthc.monitor.connector.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.TestingDefinition;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.Window;
import vn.tthc.monitor.connector.source.TestingSessions;

/** The bounds of a window as they are sent: how far back, in which zone and where in the request. */
class WindowBoundsTests extends WalkBench {
    private static Window window(Placement.Where where) {
        return window(where, null);
    }

    private static Window window(Placement.Where where, @Nullable ZoneId zone) {
        return new Window(
                DossierField.UPDATED_AT,
                new Placement(where, "tu"),
                new Placement(where, "den"),
                "dd/MM/yyyy HH:mm:ss",
                zone,
                Duration.ofMinutes(15),
                null);
    }

    private WindowBounds bounds(Window window, String mark) {
        return WindowBounds.of(window, java.time.Instant.parse(mark), TestingSessions.NOW, TestingDefinition.ZONE);
    }

    @Test
    void theWindowReachesBackByTheLookbackAndUpToTheStart() {
        serve(_ -> json("{\"items\":[]}"));
        walk(bounds(window(Placement.Where.QUERY), "2026-11-20T02:00:00Z")).next();
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(targets.getFirst())
                .contains("tu=20%2F11%2F2026%2008%3A45%3A00", "den=20%2F11%2F2026%2010%3A00%3A00");
    }

    @Test
    void aSourceMayReadItsBoundsInAnotherZoneThanItWritesTimesIn() {
        serve(_ -> json("{\"items\":[]}"));
        walk(bounds(window(Placement.Where.QUERY, ZoneOffset.UTC), "2026-11-20T02:00:00Z"))
                .next();
        assertThat(targets.getFirst())
                .contains("tu=20%2F11%2F2026%2001%3A45%3A00", "den=20%2F11%2F2026%2003%3A00%3A00");
    }

    @Test
    void theWindowGoesIntoAPostedBody() {
        definition.list = TestingDefinition.post("/list", "{\"loai\":\"HS\",\"n\":\"${size}\"}");
        serve(_ -> json("{\"items\":[]}"));
        walk(bounds(window(Placement.Where.BODY), "2026-11-20T02:00:00Z")).next();
        assertThat(bodies.getFirst())
                .isEqualTo("{\"loai\":\"HS\",\"tu\":\"20/11/2026 08:45:00\",\"den\":\"20/11/2026 10:00:00\"}");
    }

    @Test
    void aMarkALittleAheadIsTakenAsNowAndOneFarAheadAsItStands() {
        assertThat(bounds(window(Placement.Where.QUERY), "2026-11-20T03:05:00Z").from())
                .isEqualTo("20/11/2026 09:45:00");
        assertThat(bounds(window(Placement.Where.QUERY), "2030-01-01T00:00:00Z").from())
                .isEqualTo("01/01/2030 07:00:00");
    }
}
