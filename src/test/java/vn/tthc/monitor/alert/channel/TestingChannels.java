package vn.tthc.monitor.alert.channel;

import java.time.Clock;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;
import vn.tthc.monitor.platform.TestDatabase;

/** Channels as the application builds them, on the test database. */
public final class TestingChannels {
    private TestingChannels() {}

    public static ChannelFactory factory(Clock clock) {
        var logins = new OaLogins(
                new OaLoginStore(TestDatabase.jdbc()),
                new JsonMapper(),
                new JdbcTransactionManager(TestDatabase.dataSource()),
                clock);
        return new ChannelFactory(new JsonMapper(), clock, new ChatMoveStore(TestDatabase.jdbc()), logins);
    }
}
