package vn.tthc.monitor.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.Problem;
import vn.tthc.monitor.platform.config.Shape;

/** What {@code config/deadline-rules.yaml} may hold, for the check, the editor's schema and the documentation. */
public final class RuleSetShape {
    /** A number with at most two decimals. */
    static final Shape AMOUNT = Shape.text("[0-9]{1,5}([.][0-9]{1,2})?", "1.5");

    static final List<String> UNITS =
            Stream.of(Limit.Unit.values()).map(Limit.Unit::word).toList();

    private static final Shape HAND_OVER = Shape.object("Thời gian chuyển hồ sơ")
            .optional("limit", AMOUNT, "1", "Số lượng; không cần khi unit là same-day")
            .optional(
                    "unit",
                    Shape.choice(UNITS),
                    "same-day",
                    "Đơn vị; same-day: trong ngày, nhận sau cutOff thì đầu giờ ngày làm việc tiếp theo")
            .optional("cutOff", Shape.time(), "15:00", "Giờ chốt chuyển hồ sơ trong ngày");

    private static final Shape SUPPLEMENTS = Shape.object("Yêu cầu bổ sung")
            .optional("most", Shape.integer(1, 99), "1", "Số lần được yêu cầu bổ sung; lần tiếp theo bị đánh dấu")
            .optional(
                    "answerWithin",
                    Shape.object("Thời gian chờ bổ sung")
                            .required("limit", AMOUNT, "Số lượng")
                            .required("unit", Shape.choice(UNITS), "Đơn vị"),
                    "Quá thời gian này mà không bổ sung thì hồ sơ bị đánh dấu; bỏ trống nếu không đặt")
            .optional(
                    "unanswered",
                    Shape.choice("ends-at-request", "ends-at-closing"),
                    "ends-at-request",
                    "Hồ sơ không được bổ sung coi như kết thúc lúc yêu cầu, hay lúc đóng hồ sơ");

    /** The whole file. */
    public static final Shape SHAPE = Shape.object("Quy tắc tính hạn")
            .required(
                    "ruleSets",
                    Shape.nonEmptyList(Shape.object("Bộ quy tắc")
                            .required("from", Shape.date(), "Áp dụng cho hồ sơ tiếp nhận từ ngày này")
                            .required("document", Shape.text(), "Văn bản")
                            .optional(
                                    "dayHours", Shape.integer(1, 24), "8", "Một ngày của thời hạn là mấy giờ làm việc")
                            .optional(
                                    "sameDayCutOff",
                                    Shape.time(),
                                    "15:00",
                                    "Thủ tục trả trong ngày: nhận sau giờ này thì trả trong ngày làm việc tiếp theo")
                            .optional(
                                    "nonTerritorialStart",
                                    Shape.choice("reception", "competent-agency"),
                                    "reception",
                                    "Hồ sơ phi địa giới: tính từ lúc tiếp nhận, hay từ lúc cơ quan có thẩm quyền nhận được")
                            .section("handOver", HAND_OVER, "Thời gian được phép chuyển hồ sơ")
                            .section("supplements", SUPPLEMENTS, "Yêu cầu bổ sung")
                            .optional(
                                    "dateOnly",
                                    Shape.choice("closing", "midnight"),
                                    "closing",
                                    "Hẹn trả ghi 00:00 là hết giờ làm việc của ngày đó, hay đúng 0 giờ")),
                    "Các bộ quy tắc theo ngày áp dụng; hồ sơ giữ bộ quy tắc của ngày tiếp nhận")
            .section(
                    "lastCall",
                    Shape.object("Lần nhắc cuối")
                            .optional("hours", Shape.integer(0, 80), "2", "Số giờ làm việc trước hạn")
                            .optional(
                                    "share",
                                    Shape.integer(0, 100),
                                    "10",
                                    "Hoặc phần trăm cuối của thời hạn, nếu ngắn hơn"),
                    "Lần nhắc cuối cùng trước khi quá hạn");

    /** For the check without the server: everything the start would refuse. */
    public static final FileCheck CHECK =
            new FileCheck("deadline-rules.yaml", SHAPE, root -> new FileCheck.Findings(errors(root), List.of()));

    private RuleSetShape() {}

    private static List<Problem> errors(ConfigNode root) {
        var problems = new ArrayList<Problem>();
        var days = new HashSet<LocalDate>();
        for (var item : root.at("ruleSets").items()) {
            if (!days.add(item.date("from"))) {
                problems.add(new Problem(
                        item.at("from").place(),
                        "duplicate-rule-set",
                        "đã có bộ quy tắc từ ngày " + item.text("from"),
                        "mỗi ngày bắt đầu một bộ; gộp hai bộ thành một",
                        null));
            }
            limit(item.at("handOver"), problems);
            var within = item.at("supplements").get("answerWithin");
            if (within != null) {
                limit(within, problems);
            }
        }
        return problems;
    }

    private static void limit(ConfigNode node, List<Problem> problems) {
        LimitText.problem(node.get("limit"), node.text("unit")).ifPresent(problems::add);
    }
}
