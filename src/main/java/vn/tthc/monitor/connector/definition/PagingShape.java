package vn.tthc.monitor.connector.definition;

import java.util.LinkedHashMap;
import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** The ways from one page of a listing to the next. */
final class PagingShape {
    private static final Shape PAGES = Shape.integer(1, 100_000);
    private static final String MOST = "Quá số trang này thì dừng với lỗi paging_loop.";

    static final Shape STATED = Shape.object("con số nguồn nói")
            .optional("path", HttpShape.PATH, "Trong câu trả lời.")
            .optional("header", Shape.text(), "Trong header, ví dụ X-WP-Total.")
            .exactlyOne("path", "header");

    static final Shape PAGING = paging();

    private PagingShape() {}

    private static Shape paging() {
        var kinds = new LinkedHashMap<String, ObjectShape>();
        kinds.put("none", passes(Shape.object("một trang").optional("maxPages", PAGES, "1", MOST)));
        kinds.put(
                "page",
                counted("số trang", "0", "Số của trang đầu.")
                        .optional(
                                "pages",
                                STATED,
                                "Chỗ nguồn nói có bao nhiêu trang; đọc tới trang ấy thì dừng. Cần khi hỏi quá trang cuối"
                                        + " là lỗi, ví dụ WordPress: {header: X-WP-TotalPages}."));
        kinds.put(
                "offset",
                counted("vị trí", "0", "Vị trí đầu.")
                        .optional(
                                "overlap",
                                Shape.integer(0, 1_000),
                                "0",
                                "Mỗi trang hỏi lại chừng ấy dòng cuối của trang trước: không thấy lại dòng nào nghĩa là"
                                        + " có dòng trôi qua chỗ nối, thì lùi lại đọc cho đủ."));
        kinds.put(
                "cursor",
                following("con trỏ", "Con trỏ kế tiếp trong câu trả lời; rỗng là hết.")
                        .optional(
                                "parameter",
                                Shape.text(),
                                "Tham số trên địa chỉ; bỏ trống khi lời gọi tự ghi ${cursor}."));
        kinds.put("next-link", following("liên kết kế tiếp", "Địa chỉ trang sau trong câu trả lời; rỗng là hết."));
        kinds.put("link-header", feed(Shape.object("header Link")));
        kinds.put("continue", carrying());
        return Shape.variants("type", kinds);
    }

    private static ObjectShape carrying() {
        return feed(Shape.object("nhóm đi tiếp")
                .optional(
                        "path",
                        HttpShape.PATH,
                        "continue",
                        "Nhóm khoá trong câu trả lời mà mọi khoá của nó được gửi lại trên địa chỉ ở lần sau, như"
                                + " MediaWiki; không có là hết.")
                .optional("end", HttpShape.VALUE_RULE, "Khớp ở trang cuối."));
    }

    private static ObjectShape passes(ObjectShape kind) {
        return kind.optional(
                "passes",
                Shape.integer(1, 9),
                "1",
                "Đọc lại cả danh sách tối đa chừng ấy lượt, tới khi một lượt không thấy dòng nào mới; cho nguồn mà dòng"
                        + " trôi sang trang khác trong lúc đọc.");
    }

    private static ObjectShape counted(String title, String start, String meaning) {
        return passes(Shape.object(title)
                .optional(
                        "parameter",
                        Shape.text(),
                        "Tham số trên địa chỉ; bỏ trống khi lời gọi tự ghi ${page} hay ${offset}.")
                .optional("start", Shape.integer(0, 1_000_000), start, meaning)
                .optional("size", Shape.integer(1, 10_000), "100", "Số hồ sơ một trang; là ${size} trong lời gọi.")
                .optional(
                        "end",
                        HttpShape.VALUE_RULE,
                        "Khớp ở trang cuối, đỡ phải hỏi thêm một trang rỗng; với cờ còn nữa thì {path: hasMore, in: [\"false\"]}.")
                .optional("maxPages", PAGES, "1000", MOST));
    }

    private static ObjectShape following(String title, String meaning) {
        return feed(Shape.object(title)
                .required("path", HttpShape.PATH, meaning)
                .optional("end", HttpShape.VALUE_RULE, "Khớp ở trang cuối, khi trang cuối vẫn cho đi tiếp."));
    }

    private static ObjectShape feed(ObjectShape kind) {
        return passes(kind)
                .optional(
                        "repeats",
                        Shape.choice("stop", "allow"),
                        "stop",
                        "allow: trang rỗng hay giống trang trước không làm dừng khi vẫn còn chỗ đi tiếp khác, như ở nguồn"
                                + " chỉ báo thay đổi.")
                .optional("maxPages", PAGES, "1000", MOST);
    }
}
