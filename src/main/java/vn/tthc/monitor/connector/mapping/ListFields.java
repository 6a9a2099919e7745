package vn.tthc.monitor.connector.mapping;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ItemMapping;
import vn.tthc.monitor.connector.definition.ConnectorDefinition.ListMapping;
import vn.tthc.monitor.connector.definition.DossierField;
import vn.tthc.monitor.connector.definition.ItemField;
import vn.tthc.monitor.dossier.SourceDossier.Supplement;
import vn.tthc.monitor.dossier.SourceDossier.Transfer;

/** The lists inside a record: supplements and transfers. What cannot be read is told, for a lost pause makes a dossier late. */
final class ListFields {
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private static final Set<ItemField> DUE =
            EnumSet.of(ItemField.OLD_DUE_AT, ItemField.NEW_DUE_AT, ItemField.STEP_DUE_AT);

    private final Map<DossierField, ListMapping> lists = new EnumMap<>(DossierField.class);
    private final Map<ItemField, ItemMapping> items = new EnumMap<>(ItemField.class);
    private final Map<ItemField, TimeFormats> times = new EnumMap<>(ItemField.class);

    ListFields(List<ListMapping> settings, ZoneId zone) {
        for (var list : settings) {
            lists.put(list.target(), list);
            for (var item : list.items()) {
                items.put(item.target(), item);
                if (item.target().kind() == DossierField.Kind.INSTANT) {
                    var own = item.zone() == null ? zone : item.zone();
                    times.put(
                            item.target(),
                            new TimeFormats(
                                    item.formats(), own, DUE.contains(item.target()) ? END_OF_DAY : LocalTime.MIN));
                }
            }
        }
    }

    List<Supplement> supplements(JsonNode record, Consumer<Finding> odd) {
        var found = new ArrayList<Supplement>();
        for (var entry : entries(DossierField.SUPPLEMENTS, record, odd)) {
            found.add(new Supplement(
                    time(entry, ItemField.ASKED_AT, odd),
                    time(entry, ItemField.RECEIVED_AT, odd),
                    time(entry, ItemField.OLD_DUE_AT, odd),
                    time(entry, ItemField.NEW_DUE_AT, odd)));
        }
        return List.copyOf(found);
    }

    List<Transfer> transfers(JsonNode record, Consumer<Finding> odd) {
        var found = new ArrayList<Transfer>();
        for (var entry : entries(DossierField.TRANSFERS, record, odd)) {
            found.add(new Transfer(
                    text(entry, ItemField.FROM),
                    text(entry, ItemField.TO),
                    time(entry, ItemField.AT, odd),
                    time(entry, ItemField.STEP_DUE_AT, odd)));
        }
        return List.copyOf(found);
    }

    private List<Texts> entries(DossierField target, JsonNode record, Consumer<Finding> odd) {
        var list = lists.get(target);
        if (list == null) {
            return List.of();
        }
        var found = list.path().rows(record);
        if (found.isArray()) {
            return found.values().stream().map(Texts::new).toList();
        }
        if (found.isObject()) {
            return List.of(new Texts(found));
        }
        if (found.isValueNode() && !found.isNull() && !found.asString().isBlank()) {
            odd.accept(new Finding(Finding.Kind.UNREADABLE, target, Texts.shortened(found.asString())));
        }
        return List.of();
    }

    private @Nullable String text(Texts entry, ItemField target) {
        var item = items.get(target);
        return item == null ? null : entry.read(item.source());
    }

    private @Nullable Instant time(Texts entry, ItemField target, Consumer<Finding> odd) {
        var text = text(entry, target);
        var formats = times.get(target);
        if (text == null || formats == null) {
            return null;
        }
        var moment = formats.parse(text).orElse(null);
        if (moment == null) {
            odd.accept(new Finding(Finding.Kind.UNREADABLE, target.list(), Texts.shortened(text)));
        }
        return moment;
    }
}
