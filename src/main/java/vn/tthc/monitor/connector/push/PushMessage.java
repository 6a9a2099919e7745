package vn.tthc.monitor.connector.push;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import vn.tthc.monitor.connector.decoding.JsonTree;

/** What a call says, before anyone believes it. */
sealed interface PushMessage {
    /** Somebody wants a session. */
    record Login(String username, String password) implements PushMessage {
        @Override
        public String toString() {
            return "Login of " + username;
        }
    }

    /**
     * Somebody brings records.
     *
     * @param unit code of the sending agency; empty where none is given
     * @param onlyNew whether the sender takes the records for new; a call that does not say is taken for an update
     */
    record Delivery(String session, String unit, String service, boolean onlyNew, List<JsonNode> data)
            implements PushMessage {
        @Override
        public String toString() {
            return "Delivery of " + data.size() + " for " + service;
        }
    }

    /** Nobody can tell; with what is wrong, and what was expected. */
    record Unreadable(String why) implements PushMessage {}

    /** Reads a call; never fails. */
    static PushMessage read(byte[] body) {
        if (body.length == 0) {
            return new Unreadable(
                    "Lời gọi rỗng; cần JSON {username, password} hoặc {session, madonvi, service, data}.");
        }
        try {
            return of(JsonTree.mapper().readTree(body));
        } catch (JacksonException e) {
            var place = e.getLocation();
            var where = place == null || place.getLineNr() < 0
                    ? ""
                    : " ở dòng " + place.getLineNr() + " cột " + place.getColumnNr();
            return new Unreadable("Không đọc được JSON" + where + "; cần một đối tượng JSON trọn vẹn, mã hoá UTF-8.");
        }
    }

    private static PushMessage of(JsonNode root) {
        if (!root.isObject()) {
            return new Unreadable("Lời gọi không phải một đối tượng JSON {…}; cần {username, password} để đăng nhập,"
                    + " hoặc {session, madonvi, service, isUpdating, data}.");
        }
        var username = value(root, "username");
        if (username != null && value(root, "service") == null) {
            return new Login(text(username), text(value(root, "password")));
        }
        var data = value(root, "data");
        if (data == null || !(data.isArray() || data.isObject())) {
            return new Unreadable("Lời gọi không có mảng data; cần data: [{…}] gồm các bản ghi của dịch vụ.");
        }
        var records = new ArrayList<JsonNode>();
        if (data.isArray()) {
            data.values().forEach(records::add);
        } else {
            records.add(data);
        }
        var updating = text(value(root, "isUpdating"));
        var onlyNew = updating.equalsIgnoreCase("false") || updating.equals("0");
        return new Delivery(
                text(value(root, "session")),
                text(value(root, "madonvi")),
                text(value(root, "service")),
                onlyNew,
                List.copyOf(records));
    }

    /** Senders differ in case. */
    private static @Nullable JsonNode value(JsonNode root, String key) {
        var exact = root.get(key);
        if (exact != null) {
            return exact;
        }
        for (var entry : root.properties()) {
            if (entry.getKey().equalsIgnoreCase(key)) {
                return entry.getValue();
            }
        }
        return null;
    }

    private static String text(@Nullable JsonNode value) {
        return value == null || !value.isValueNode() || value.isNull()
                ? ""
                : value.asString("").strip();
    }
}
