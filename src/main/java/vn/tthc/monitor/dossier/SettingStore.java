package vn.tthc.monitor.dossier;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The few facts the module keeps for itself by name. */
@Component
class SettingStore {
    private final JdbcClient jdbc;

    SettingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> find(String name) {
        return jdbc.sql("select value from dossier.setting where name = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    /** The stored value, or the given one stored now; nodes that start together agree. */
    String findOrStore(String name, String value) {
        jdbc.sql("insert into dossier.setting (name, value) values (?, ?) on conflict do nothing")
                .param(name)
                .param(value)
                .update();
        return find(name).orElse(value);
    }

    void store(String name, String value) {
        jdbc.sql(
                        "insert into dossier.setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value")
                .param(name)
                .param(value)
                .update();
    }
}
