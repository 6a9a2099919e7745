package vn.tthc.monitor.connector.push;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.tthc.monitor.connector.PushAnswer.Code;
import vn.tthc.monitor.connector.PushAnswer.Line;
import vn.tthc.monitor.connector.definition.ConnectorDefinition;
import vn.tthc.monitor.connector.definition.PushSettings.Service;
import vn.tthc.monitor.connector.mapping.Finding;
import vn.tthc.monitor.connector.mapping.Mapped;
import vn.tthc.monitor.connector.mapping.RecordMapping;
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
    private final List<Item> items = new ArrayList<>();
    private final List<RejectedRecord> rejected = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> waiting = new LinkedHashSet<>();

    PushDelivery(ConnectorDefinition definition, PushMessage.Delivery call, Service service) {
        this.definition = definition;
        this.call = call;
        this.service = service;
        this.reading = new PushReading(
                new RecordMapping(definition), definition.mapping().timezone());
        call.data().forEach(record -> items.add(item(record)));
    }

    /** One record of the call; its code is null where it has none that can be used. */
    private static final class Item {
        private final JsonNode json;
        private final @Nullable String code;
        private @Nullable String wrong;
        private boolean existed;
        private boolean older;

        private Item(JsonNode json, @Nullable String code, @Nullable String wrong) {
            this.json = json;
            this.code = code;
            this.wrong = wrong;
        }
    }

    private Item item(JsonNode record) {
        if (!(record instanceof ObjectNode object)) {
            return new Item(record, null, "Bản ghi không phải một đối tượng JSON; cần dạng {…}.");
        }
        var code = service == Service.DOSSIERS ? reading.code(object) : PushReading.stepCode(object);
        if (code == null) {
            return new Item(record, null, "Bản ghi không có mã hồ sơ; cần MaHoSo.");
        }
        if (code.length() > LONGEST_CODE) {
            return new Item(record, null, "Mã hồ sơ dài quá " + LONGEST_CODE + " ký tự; cần đúng mã của hồ sơ.");
        }
        if (service == Service.DOSSIERS && !call.unit().isEmpty() && object.get("madonvi") == null) {
            object.put("madonvi", call.unit());
        }
        return new Item(object, code, null);
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

    /** What the call makes of what was known of its dossiers. */
    Map<String, PushedDossier> apply(Map<String, PushedDossier> known, Instant now) {
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

    private PushedDossier record(Item item, ObjectNode json, PushedDossier before, Instant now) {
        item.existed = before.record() != null;
        var news = reading.news(json, now);
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
    @Nullable DossierPage page(Map<String, PushedDossier> dossiers, UUID run, int number, Instant at) {
        var mapped = new ArrayList<SourceDossier>();
        for (var dossier : dossiers.values()) {
            if (dossier.record() == null) {
                waiting.add(dossier.code());
            } else {
                mapped(dossier).ifPresent(mapped::add);
            }
        }
        for (var item : items) {
            if (item.wrong != null) {
                rejected.add(new RejectedRecord(item.code, item.wrong, RecordMapping.raw(item.json)));
            }
        }
        return mapped.isEmpty() && rejected.isEmpty()
                ? null
                : new DossierPage(definition.id(), run, number, at, List.copyOf(mapped), List.copyOf(rejected), null);
    }

    private Optional<SourceDossier> mapped(PushedDossier dossier) {
        var whole = reading.map(dossier.whole());
        if (whole instanceof Mapped.Unreadable bad) {
            // What the step says cannot be understood; the record alone was, when it came.
            markSteps(dossier.code(), bad.reason());
            whole = reading.map(dossier.record());
        }
        if (whole instanceof Mapped.Whole good) {
            findings.addAll(good.findings());
            return Optional.of(good.dossier());
        }
        return Optional.empty();
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
        return items.stream().map(this::line).toList();
    }

    private Line line(Item item) {
        if (item.wrong != null) {
            return new Line(item.code, Code.REJECTED, item.wrong);
        }
        if (item.existed && call.onlyNew()) {
            return new Line(
                    item.code, Code.EXISTS, "Hồ sơ đã tồn tại; bản gửi này vẫn được ghi nhận như một lần cập nhật.");
        }
        if (item.older) {
            return new Line(item.code, Code.OK, "Đã có bản mới hơn của hồ sơ nên giữ bản ấy.");
        }
        if (item.code != null && waiting.contains(item.code)) {
            return new Line(item.code, Code.OK, "Đã giữ lại bước xử lý, chờ hồ sơ được đồng bộ.");
        }
        return new Line(item.code, Code.OK, "Đã nhận.");
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
