package vn.tthc.monitor.dossier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.deadline.Deadlines;
import vn.tthc.monitor.deadline.ProcedureLimit;

/** Looks in the routing table and in the procedure catalogue, both small enough to be gone through each time. */
@Component
class CatalogueGuide implements RoutingGuide {
    private final RoutingTable routing;
    private final Deadlines deadlines;

    CatalogueGuide(RoutingTable routing, Deadlines deadlines) {
        this.routing = routing;
        this.deadlines = deadlines;
    }

    @Override
    public List<Found> find(@Nullable String text) {
        var words = text == null || text.isBlank()
                ? List.<String>of()
                : Arrays.asList(FoldedText.fold(text).split(" ", -1));
        var catalogue = catalogue();
        var lines = routing.topics().stream().flatMap(topic -> ofTopic(topic, catalogue));
        var all = words.isEmpty() ? lines : Stream.concat(lines, ofCatalogue(catalogue));
        var phrase = String.join(" ", words);
        return all.filter(found -> words.stream().allMatch(said(found)::contains))
                .distinct()
                .sorted(Comparator.comparing(found -> !said(found).contains(phrase)))
                .toList();
    }

    /** Every procedure once, and fields that no line of the table names. */
    private Map<String, ProcedureLimit> catalogue() {
        var byCode = new LinkedHashMap<String, ProcedureLimit>();
        deadlines.procedures().all().forEach(line -> byCode.putIfAbsent(line.code(), line));
        return byCode;
    }

    private static Stream<Found> ofTopic(RoutingTable.Topic topic, Map<String, ProcedureLimit> catalogue) {
        var procedures = topic.procedures().stream().map(code -> {
            var known = catalogue.get(code);
            return new Found(code, known == null ? null : known.name(), known == null ? null : known.field(), topic);
        });
        return Stream.concat(procedures, topic.fields().stream().map(field -> new Found(null, null, field, topic)));
    }

    private Stream<Found> ofCatalogue(Map<String, ProcedureLimit> catalogue) {
        var named = routing.topics().stream()
                .flatMap(topic -> topic.fields().stream())
                .map(FoldedText::fold)
                .collect(Collectors.toSet());
        Map<String, String> others = new HashMap<>();
        catalogue.values().stream()
                .map(ProcedureLimit::field)
                .filter(field -> field != null && !named.contains(FoldedText.fold(field)))
                .forEach(field -> others.putIfAbsent(FoldedText.fold(field), field));
        var fields = new ArrayList<Found>();
        new TreeSet<>(others.values()).forEach(field -> fields.add(new Found(null, null, field, null)));
        return Stream.concat(
                fields.stream(),
                catalogue.values().stream()
                        .map(line -> new Found(
                                line.code(), line.name(), line.field(), routing.topic(line.code(), line.field()))));
    }

    private static String said(Found found) {
        return Stream.of(found.procedureCode(), found.procedureName(), found.field())
                .map(part -> part == null ? "" : FoldedText.fold(part))
                .collect(Collectors.joining(" "));
    }
}
