package vn.tthc.monitor.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashMap;
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
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** The database and little else of the application, for commands: that of the running application where one runs. */
public final class CommandDatabase {
    private CommandDatabase() {}

    /**
     * Opens the database and closes it afterwards.
     *
     * @param parts what the command needs besides the database; marked with {@link Parts}
     * @param settings besides those of every command
     * @param first registers what only the command knows
     * @return what the action returns
     */
    public static int call(
            Class<?> parts,
            Map<String, Object> settings,
            ApplicationContextInitializer<GenericApplicationContext> first,
            ToIntFunction<ApplicationContext> action) {
        var properties = new HashMap<>(settings);
        properties.put("logging.level.root", "warn");
        properties.put("tthc.db.share", "true");
        var application = new SpringApplicationBuilder(parts)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .initializers(first)
                .properties(properties);
        try (var context = application.run()) {
            return action.applyAsInt(context);
        }
    }

    /** Brings what every store stands on. What bears it is no configuration of its own, so that the server does not find it. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @ImportAutoConfiguration({
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    public @interface Parts {}
}
