package vn.tthc.monitor.platform.account;

import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import vn.tthc.monitor.platform.Accounts;

/** The accounts with only their database behind them, for commands. */
public final class AccountsWithoutServer {
    private AccountsWithoutServer() {}

    /** Opens the database, of the running application where one runs, and closes it afterwards. */
    public static int call(ToIntFunction<Accounts> action) {
        var application = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties(Map.of("logging.level.root", "warn", "tthc.db.share", "true"));
        try (var context = application.run()) {
            return action.applyAsInt(context.getBean(Accounts.class));
        }
    }

    /** What accounts need and nothing else; not marked as a configuration, so that the server does not find it. */
    @ImportAutoConfiguration({
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    @ComponentScan(
            basePackages = "vn.tthc.monitor.platform",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = ".*\\.platform\\.(AuditStore|TimeConfiguration|account\\..*(Accounts|Store"
                                    + "|Administrator|AccountConfiguration)|database\\.DatabaseConfiguration)"))
    static class Parts {}
}
