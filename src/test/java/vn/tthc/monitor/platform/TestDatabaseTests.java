package vn.tthc.monitor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class TestDatabaseTests {
    @Test
    void sessionsLiveInAForeignTimeZone() {
        assertThat(show("timezone")).isEqualTo("America/St_Johns");
    }

    @Test
    void tablesAreEmptiedWithTheirSequences() {
        insertAuditLine();
        TestDatabase.empty();
        insertAuditLine();
        assertThat(TestDatabase.jdbc()
                        .sql("SELECT id FROM platform.audit")
                        .query(Long.class)
                        .list())
                .containsExactly(1L);
    }

    private static void insertAuditLine() {
        TestDatabase.jdbc()
                .sql(
                        "INSERT INTO platform.audit (at, actor, action, object, detail) VALUES (now(), 'a', 'b', 'c', 'd')")
                .update();
    }

    private static String show(String setting) {
        return TestDatabase.jdbc().sql("SHOW " + setting).query(String.class).single();
    }
}
