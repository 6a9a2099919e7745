package vn.tthc.monitor.platform.account;

import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import vn.tthc.monitor.platform.Accounts;
import vn.tthc.monitor.platform.CommandDatabase;

/** The accounts with only their database behind them, for commands. */
public final class AccountsWithoutServer {
    private AccountsWithoutServer() {}

    /** Opens the database, of the running application where one runs, and closes it afterwards. */
    public static int call(ToIntFunction<Accounts> action) {
        return CommandDatabase.call(
                Parts.class, Map.of(), _ -> {}, context -> action.applyAsInt(context.getBean(Accounts.class)));
    }

    /** What accounts need and nothing else. */
    @CommandDatabase.Parts
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
