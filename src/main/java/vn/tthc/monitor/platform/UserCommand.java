package vn.tthc.monitor.platform;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.tthc.monitor.platform.account.AccountsWithoutServer;

/** Accounts from the command line; works beside a running application and without one. */
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Tài khoản: add, token, list. (Accounts.)",
        subcommands = {UserCommand.Add.class, UserCommand.Token.class, UserCommand.ListAll.class})
public final class UserCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        return 2;
    }

    /** Runs against the database and turns a refusal into one line and exit code 1. */
    private static int with(CommandSpec spec, ToIntFunction<Accounts> action) {
        try {
            return AccountsWithoutServer.call(action);
        } catch (IllegalArgumentException refused) {
            spec.commandLine().getErr().println(refused.getMessage());
            return 1;
        }
    }

    /** Adds an account. */
    @Command(name = "add", mixinStandardHelpOptions = true, description = "Thêm tài khoản. (Adds an account.)")
    static final class Add implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "NAME", description = "ví dụ nguyen.van.a")
        private String name = "";

        @Option(
                names = "--roles",
                split = ",",
                required = true,
                description = "clerk, controller, leader, technician, administrator, wallboard")
        private Set<Accounts.Role> roles = Set.of();

        @Option(names = "--display-name", description = "họ tên hiển thị (name shown)")
        private String displayName = "";

        @Option(
                names = "--agency",
                description = "mã cơ quan được xem; bỏ trống là tất cả (agency seen; empty for all)")
        private @Nullable String agency;

        @Option(
                names = "--password",
                interactive = true,
                arity = "0..1",
                required = true,
                description = "hỏi khi không ghi (asked for when not given)")
        private String password = "";

        @Override
        public Integer call() {
            var out = java.util.Objects.requireNonNull(spec);
            return with(out, accounts -> {
                var account = accounts.create(name, displayName, password, roles, agency);
                out.commandLine().getOut().println(describe(account));
                return 0;
            });
        }
    }

    /** Issues an API token. */
    @Command(name = "token", mixinStandardHelpOptions = true, description = "Cấp mã API. (Issues an API token.)")
    static final class Token implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "NAME")
        private String name = "";

        @Option(names = "--label", description = "dùng vào việc gì (what it is for)")
        private String label = "command line";

        @Option(names = "--scopes", split = ",", description = "read, act")
        private Set<String> scopes = Set.of("read");

        @Override
        public Integer call() {
            var out = java.util.Objects.requireNonNull(spec);
            return with(out, accounts -> {
                out.commandLine().getOut().println(accounts.issueToken(name, label, scopes));
                return 0;
            });
        }
    }

    /** Lists all accounts. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Liệt kê tài khoản. (Lists accounts.)")
    static final class ListAll implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var out = java.util.Objects.requireNonNull(spec);
            return with(out, accounts -> {
                accounts.all().forEach(account -> out.commandLine().getOut().println(describe(account)));
                return 0;
            });
        }
    }

    private static String describe(Accounts.Account account) {
        return "%s\t%s\t%s\t%s"
                .formatted(
                        account.username(),
                        account.displayName(),
                        account.roles().stream()
                                .map(role -> role.name().toLowerCase(Locale.ROOT))
                                .sorted()
                                .collect(Collectors.joining(",")),
                        account.enabled() ? "" : "disabled");
    }
}
