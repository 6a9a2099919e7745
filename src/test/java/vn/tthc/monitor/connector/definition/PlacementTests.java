package vn.tthc.monitor.connector.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.Placement;

class PlacementTests {
    @Test
    void valueIsSentAsItIs() {
        assertThat(new Placement(Placement.Where.BODY, "from").sent(5L)).isEqualTo(5L);
    }

    @Test
    void textStandsAroundTheValue() {
        var placement = new Placement(Placement.Where.QUERY, "where", "{\"$gte\":\"${value}\"}");
        assertThat(placement.sent("2026-01-02")).isEqualTo("{\"$gte\":\"2026-01-02\"}");
    }
}
