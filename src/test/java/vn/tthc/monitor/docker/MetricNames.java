package vn.tthc.monitor.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The metrics that the shipped rules and dashboards ask for. */
final class MetricNames {
    private static final Pattern ASKED =
            Pattern.compile("(?<![\\w:])((?:dossier_|http_server_requests_seconds|process_start)[a-z_]*)(?!:)\\b");
    private static final Pattern ANSWERED = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)[{ ]");

    private MetricNames() {}

    /** Asked names, each with the files that ask for it. */
    static Map<String, Set<String>> asked() throws IOException {
        var names = new TreeMap<String, Set<String>>();
        for (var folder : new String[] {"docker/prometheus/rules", "docker/grafana/dashboards"}) {
            try (var files = Files.list(Path.of(folder))) {
                for (var file : files.toList()) {
                    ASKED.matcher(Files.readString(file))
                            .results()
                            .map(found -> found.group(1))
                            .forEach(name -> names.computeIfAbsent(name, _ -> new TreeSet<>())
                                    .add(file.getFileName().toString()));
                }
            }
        }
        return names;
    }

    /** Names of the samples in a scrape. */
    static Set<String> answered(String scrape) {
        var names = new TreeSet<String>();
        ANSWERED.matcher(scrape).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
