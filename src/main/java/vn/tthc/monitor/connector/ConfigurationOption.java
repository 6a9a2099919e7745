package vn.tthc.monitor.connector;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.tthc.monitor.connector.check.CommandFiles;

/** What commands about connector files have in common: whose files, and where the answer goes. */
class ConfigurationOption {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--config", description = "thư mục cấu hình, mặc định ./config (configuration folder)")
    private @Nullable Path configuration;

    /** Where people read the answer. */
    PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    CommandFiles files() {
        return CommandFiles.in(configuration);
    }
}
