package vn.tthc.monitor.platform.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.ConfigNode.Content;
import vn.tthc.monitor.platform.config.ConfigNode.Origin;

/**
 * Resolves {@code ${env:NAME}}, {@code ${env:NAME:-default}} and {@code ${file:path}} in every scalar; other
 * placeholders such as {@code ${code}} stay as they are. A missing variable is a problem at its place. What is put into a
 * text under the key {@code xml} is escaped for XML.
 */
public final class References {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{(env|file):([^}:]*(?::(?!-)[^}:]*)*)(?::-([^}]*))?\\}");

    private static final String XML = "xml";

    private final Environment environment;
    private final Path folder;
    private final Set<Path> files = new LinkedHashSet<>();

    /** Where the values of references come from. */
    @FunctionalInterface
    public interface Environment {
        /** The value of an environment variable; null where it is not set. */
        @Nullable String value(String name);

        /** The content of a file; null where there is none to read. */
        default @Nullable String content(Path file) {
            try {
                return Files.isRegularFile(file) ? Files.readString(file).strip() : null;
            } catch (IOException _) {
                // Reported as missing at the reference's place: unreadable and absent need the same remedy.
                return null;
            }
        }
    }

    /** Relative file references are taken from the folder. */
    public References(Environment environment, Path folder) {
        this.environment = environment;
        this.folder = folder;
    }

    /** The files referred to so far, whether they are there or not. */
    public Set<Path> files() {
        return Collections.unmodifiableSet(files);
    }

    /** The same tree with references replaced; what could not be replaced is added to the problems. */
    public ConfigNode resolve(ConfigNode node, List<Problem> problems) {
        return resolve(node, problems, UnaryOperator.identity());
    }

    private ConfigNode resolve(ConfigNode node, List<Problem> problems, UnaryOperator<String> encoding) {
        return switch (node.content()) {
            case Content.Entries entries -> {
                var values = new LinkedHashMap<String, ConfigNode>();
                entries.values()
                        .forEach((key, value) -> values.put(
                                key, resolve(value, problems, key.equals(XML) ? References::escaped : encoding)));
                yield new ConfigNode(node.place(), new Content.Entries(values, entries.keys()));
            }
            case Content.Items items -> {
                UnaryOperator<ConfigNode> each = item -> resolve(item, problems, encoding);
                yield new ConfigNode(
                        node.place(),
                        new Content.Items(items.values().stream().map(each).toList()));
            }
            case Content.Scalar scalar ->
                new ConfigNode(node.place(), scalar(scalar, node.place(), problems, encoding));
            case Content.Nothing _ -> node;
        };
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private Content.Scalar scalar(
            Content.Scalar scalar, Place place, List<Problem> problems, UnaryOperator<String> encoding) {
        var matcher = REFERENCE.matcher(scalar.written());
        if (!matcher.find()) {
            return scalar;
        }
        var origins = new ArrayList<Origin>();
        var text = matcher.reset().replaceAll(match -> {
            var value = value(match, place, problems);
            origins.add(value.origin());
            return Matcher.quoteReplacement(encoding.apply(value.text()));
        });
        var origin = origins.contains(Origin.UNRESOLVED)
                ? Origin.UNRESOLVED
                : origins.contains(Origin.REFERENCE_DEFAULT) ? Origin.REFERENCE_DEFAULT : Origin.REFERENCE;
        return new Content.Scalar(text, scalar.written(), scalar.type(), origin, scalar.first());
    }

    private Value value(MatchResult match, Place place, List<Problem> problems) {
        var name = match.group(2);
        var found = match.group(1).equals("env") ? environment.value(name) : file(name);
        if (found != null && !found.isEmpty()) {
            return new Value(found, Origin.REFERENCE);
        }
        if (match.group(3) != null) {
            return new Value(match.group(3), Origin.REFERENCE_DEFAULT);
        }
        problems.add(match.group(1).equals("env") ? missingVariable(name, place) : missingFile(name, place));
        return new Value("", Origin.UNRESOLVED);
    }

    private @Nullable String file(String name) {
        try {
            var path = folder.resolve(name);
            files.add(path);
            return environment.content(path);
        } catch (InvalidPathException _) {
            return null;
        }
    }

    private static Problem missingVariable(String name, Place place) {
        return new Problem(
                place,
                "missing-variable",
                "biến môi trường " + name + " chưa đặt hoặc rỗng",
                "đặt biến " + name + " rồi chạy lại, hoặc ghi ${env:" + name + ":-giá trị mặc định}",
                null);
    }

    private Problem missingFile(String name, Place place) {
        return new Problem(
                place,
                "missing-file",
                "không đọc được tệp " + name + " hoặc tệp rỗng",
                "một tệp đọc được, đường dẫn tính từ " + folder,
                null);
    }

    private record Value(String text, Origin origin) {}
}
