package vn.tthc.monitor.connector.push;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.PushAnswer.Line;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.PushSettings.Service;
import vn.tthc.monitor.connector.drift.DriftWatch;
import vn.tthc.monitor.connector.drift.RecordVerdicts;
import vn.tthc.monitor.connector.mapping.Finding;
import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.mapping.RecordMapping;
import vn.tthc.monitor.connector.push.PushTally.Begun;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.dossier.DossierPage;
import vn.tthc.monitor.dossier.DossierPage.RejectedRecord;
import vn.tthc.monitor.dossier.SourceDossier;

/** Takes the records of one call: what each says beside what was known, and the page of dossiers that follows from it. */
final class PushDelivery {
    private static final int LONGEST_CODE = 200;

    private final ConnectorDefinition definition;
    private final PushMessage.Delivery call;
    private final Service service;
    private final PushReading reading;
    private final List<PushedItem> items = new ArrayList<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<Finding> unmapped = new ArrayList<>();
    private final Set<String> waiting = new LinkedHashSet<>();
    private @Nullable SourceFailure refusal;

    PushDelivery(ConnectorDefinition definition, RecordMapping mapping, PushMessage.Delivery call, Service service) {
        this.definition = definition;
        this.call = call;
        this.service = service;
        this.reading = new PushReading(mapping, definition.mapping().timezone());
        call.data().forEach(record -> items.add(item(record)));
    }

    private PushedItem item(JsonNode record) {
        if (!(record instanceof ObjectNode object)) {
            return PushedItem.bad(record, "Bản ghi không phải một đối tượng JSON; cần dạng {…}.");
        }
        var code = service == Service.DOSSIERS ? reading.code(object) : PushReading.stepCode(object);
        if (code == null) {
            return PushedItem.bad(record, "Bản ghi không có mã hồ sơ; cần MaHoSo.");
        }
        if (code.length() > LONGEST_CODE) {
            return PushedItem.bad(record, "Mã hồ sơ dài quá " + LONGEST_CODE + " ký tự; cần đúng mã của hồ sơ.");
        }
        if (service == Service.DOSSIERS && !call.unit().isEmpty() && object.get("madonvi") == null) {
            object.put("madonvi", call.unit());
        }
        return new PushedItem(object, code, service == Service.DOSSIERS ? reading.map(object) : null, null);
    }

    /** Codes of the dossiers that the call speaks of. */
    Set<String> codes() {
        var codes = new LinkedHashSet<String>();
        items.forEach(item -> {
            if (item.code != null) {
                codes.add(item.code);
            }
        });
        return codes;
    }

    /** Shows the whole records beside how they usually look. Steps are none: of them only the codes count. */
    RecordVerdicts shownTo(DriftWatch watch) {
        if (service == Service.DOSSIERS) {
            watch.look(items.stream()
                    .map(item -> item.json)
                    .filter(JsonNode::isObject)
                    .toList());
        }
        return watch.verdicts();
    }

    /** Takes what the connector file's verbs make of each record, before anything is made of it. */
    void judge(RecordVerdicts verdicts) {
        for (var item : items) {
            if (item.read == null) {
                continue;
            }
            refuse(verdicts.refusal(item.json));
            if (item.read instanceof Mapped.Whole read) {
                var codes = PushReading.unmapped(read);
                unmapped.addAll(codes);
                refuse(verdicts.refusal(codes));
            }
            item.wrong = item.wrong == null ? verdicts.rejection(item.json) : item.wrong;
        }
    }

    private void refuse(@Nullable SourceFailure why) {
        refusal = refusal == null ? why : refusal;
    }

    /** Why nothing of the call is taken; null where it is. */
    @Nullable SourceFailure refusal() {
        return refusal;
    }

    /** What the call makes of what was known of its dossiers. */
    Map<String, PushedDossier> apply(Map<String, PushedDossier> known, Instant now) {
        if (refusal != null) {
            return known;
        }
        var after = new LinkedHashMap<>(known);
        for (var item : items) {
            if (item.code != null && item.json instanceof ObjectNode json) {
                var before = after.getOrDefault(item.code, PushedDossier.none(item.code, now));
                after.put(
                        item.code,
                        service == Service.DOSSIERS ? record(item, json, before, now) : step(json, before, now));
            }
        }
        return after;
    }

    private PushedDossier record(PushedItem item, ObjectNode json, PushedDossier before, Instant now) {
        item.existed = before.record() != null;
        if (item.wrong != null || item.read == null) {
            return before;
        }
        var news = reading.news(json, item.read, now);
        if (news instanceof PushReading.News.Bad bad) {
            item.wrong = bad.reason();
            return before;
        }
        if (news instanceof PushReading.News.Good good) {
            var after = before.with(good.record());
            item.older = after.equals(before);
            return after;
        }
        return before;
    }

    private PushedDossier step(ObjectNode json, PushedDossier before, Instant now) {
        return before.with(new PushedStep(json, reading.stepTime(json, now), now));
    }

    /** The page that stores it; null where there is nothing to store yet. */
    @Nullable DossierPage page(Map<String, PushedDossier> dossiers, Begun begun, Instant at) {
        var mapped = new ArrayList<SourceDossier>();
        var absent = new HashMap<String, Set<String>>();
        for (var dossier : dossiers.values()) {
            if (dossier.record() == null) {
                waiting.add(dossier.code());
            } else if (refusal == null) {
                map(dossier, begun.verdicts(), mapped, absent);
            }
        }
        if (refusal != null) {
            mapped.clear();
            absent.clear();
            findings.clear();
        }
        for (var item : items) {
            if (item.wrong == null && refusal != null) {
                item.wrong = refusal.sentence();
            }
            if (item.wrong != null) {
                rejected.add(new RejectedRecord(item.code, item.wrong, RecordMapping.raw(item.json)));
            }
        }
        return mapped.isEmpty() && rejected.isEmpty()
                ? null
                : new DossierPage(
                        definition.id(),
                        begun.run(),
                        begun.page(),
                        at,
                        List.copyOf(mapped),
                        List.copyOf(rejected),
                        null,
                        Map.copyOf(absent));
    }

    private void map(
            PushedDossier dossier,
            RecordVerdicts verdicts,
            List<SourceDossier> mapped,
            Map<String, Set<String>> absent) {
        var whole = dossier.whole();
        var read = reading.map(whole);
        if (read instanceof Mapped.Unreadable bad) {
            // What the step says cannot be understood; the record alone was, when it came.
            markSteps(dossier.code(), bad.reason());
            whole = dossier.record();
            read = reading.map(whole);
        } else if (read instanceof Mapped.Whole good && refusesStep(reading.ofStep(dossier, good), verdicts)) {
            whole = dossier.record();
            read = reading.map(whole);
        }
        if (read instanceof Mapped.Whole good && whole != null) {
            findings.addAll(good.findings());
            mapped.add(good.dossier());
            var kept = reading.kept(whole, good, verdicts);
            if (!kept.isEmpty()) {
                absent.put(dossier.code(), kept);
            }
        }
    }

    /** A step is refused with the call that brings it; one that was there before only loses its word. */
    private boolean refusesStep(List<Finding> codes, RecordVerdicts verdicts) {
        unmapped.addAll(codes);
        var refused = verdicts.refusal(codes);
        if (service == Service.PROGRESS) {
            refuse(refused);
        }
        return refused != null;
    }

    private void markSteps(String code, String reason) {
        for (var item : items) {
            if (code.equals(item.code) && item.wrong == null && service == Service.PROGRESS) {
                item.wrong = reason;
            }
        }
    }

    /** What became of each record, once the page is made. */
    List<Line> lines() {
        return items.stream()
                .map(item -> item.line(call.onlyNew(), item.code != null && waiting.contains(item.code)))
                .toList();
    }

    int records() {
        return items.size();
    }

    int rejected() {
        return rejected.size();
    }

    void eachFinding(Consumer<Finding> action) {
        findings.forEach(action);
    }

    void eachUnmapped(Consumer<Finding> action) {
        unmapped.forEach(action);
    }

    /** A time for the page that is later than that of every page before with one of its dossiers, whatever clocks say. */
    static Instant after(Map<String, PushedDossier> known, Instant now) {
        var latest = now.truncatedTo(ChronoUnit.MICROS);
        for (var dossier : known.values()) {
            var next = dossier.sentOnAt().plus(1, ChronoUnit.MICROS);
            latest = next.isAfter(latest) ? next : latest;
        }
        return latest;
    }
}
