package vn.tthc.monitor.deadline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.platform.config.ConfigNode;
import vn.tthc.monitor.platform.config.FileCheck;
import vn.tthc.monitor.platform.config.Problem;
import vn.tthc.monitor.platform.config.Shape;

/** What {@code config/procedures.csv} may hold, for the check, the documentation and whoever edits it. */
public final class ProcedureShape {
    /** The whole table. */
    public static final Shape SHAPE = Shape.object("Danh mục thủ tục")
            .required(
                    "rows",
                    Shape.list(Shape.object("Thủ tục")
                            .required(
                                    "code",
                                    Shape.text("[0-9][.][0-9]{6}", "1.001193"),
                                    "Mã thủ tục quốc gia, hai nhóm số đầu")
                            .required("name", Shape.text(), "Tên thủ tục")
                            .optional("field", Shape.text(), "Lĩnh vực")
                            .optional(
                                    "channel",
                                    Shape.choice("direct", "online", "post"),
                                    "Kênh nộp; để trống nếu áp dụng cho mọi kênh chưa có dòng riêng")
                            .optional(
                                    "limit",
                                    RuleSetShape.AMOUNT,
                                    "Thời hạn giải quyết; để trống khi chưa biết, hồ sơ sẽ được đánh dấu thiếu thời hạn")
                            .optional("unit", Shape.choice(RuleSetShape.UNITS), "Đơn vị của thời hạn")
                            .optional("from", Shape.date(), "Áp dụng cho hồ sơ tiếp nhận từ ngày này")
                            .optional("to", Shape.date(), "đến hết ngày này")
                            .optional("nearHours", Shape.integer(0, 800), "Sắp đến hạn: số giờ làm việc trước hạn")
                            .optional(
                                    "nearShare",
                                    Shape.integer(0, 100),
                                    "hoặc phần trăm cuối của thời hạn, nếu ngắn hơn")
                            .optional(
                                    "steps",
                                    Shape.text(StepTimes.PATTERN, "2+3+2+1"),
                                    "Giờ làm việc cho phép của từng bước theo quy trình nội bộ, nối bằng dấu +; "
                                            + "bước nào giữ lâu hơn sẽ được đánh dấu ở trang hồ sơ")
                            .optional("source", Shape.text(), "Văn bản hoặc trang ghi thời hạn này")),
                    "Mỗi dòng một thủ tục, một kênh, một giai đoạn áp dụng");

    /** For the check without the server: everything the start would refuse, and procedures without a limit. */
    public static final FileCheck CHECK = new FileCheck("procedures.csv", SHAPE, ProcedureShape::rules);

    private ProcedureShape() {}

    static List<ProcedureLimit> read(ConfigNode root) {
        return root.at("rows").items().stream().map(ProcedureShape::line).toList();
    }

    private static ProcedureLimit line(ConfigNode row) {
        return new ProcedureLimit(
                row.text("code"),
                row.text("name"),
                row.textOrNull("field"),
                row.textOrNull("channel"),
                limit(row),
                row.dateOrNull("from"),
                row.dateOrNull("to"),
                row.get("nearHours") == null ? null : row.integer("nearHours"),
                row.get("nearShare") == null ? null : row.integer("nearShare"),
                StepTimes.read(row.textOrNull("steps")),
                row.textOrNull("source"));
    }

    private static @Nullable Limit limit(ConfigNode row) {
        var unit = row.textOrNull("unit");
        if (unit == null) {
            return null;
        }
        var amount = row.textOrNull("limit");
        return unit.equals(Limit.Unit.SAME_DAY.word())
                ? Limit.sameDay()
                : new Limit(
                        new BigDecimal(Objects.requireNonNull(amount)),
                        Limit.Unit.of(unit).orElseThrow());
    }

    private static FileCheck.Findings rules(ConfigNode root) {
        var errors = new ArrayList<Problem>();
        var warnings = new ArrayList<Problem>();
        Map<String, List<ConfigNode>> seen = new HashMap<>();
        for (var row : root.at("rows").items()) {
            var before = errors.size();
            limitErrors(row, errors);
            dateErrors(row, errors);
            if (errors.size() > before) {
                continue;
            }
            var others = seen.computeIfAbsent(row.text("code"), code -> new ArrayList<>());
            others.stream()
                    .filter(other -> Objects.equals(other.textOrNull("channel"), row.textOrNull("channel")))
                    .filter(other -> line(other).overlaps(line(row)))
                    .findFirst()
                    .ifPresent(other -> errors.add(overlap(row, other)));
            others.add(row);
            StepTimes.warning(row).ifPresent(warnings::add);
            if (row.get("unit") == null) {
                warnings.add(new Problem(
                        row.at("code").place(),
                        "missing-limit",
                        "thủ tục " + row.text("code") + " chưa có thời hạn",
                        "limit và unit theo quyết định công bố; chưa biết thì để trống, hạn sẽ không được tính",
                        null));
            }
        }
        return new FileCheck.Findings(errors, warnings);
    }

    private static Problem overlap(ConfigNode row, ConfigNode other) {
        return new Problem(
                row.at("code").place(),
                "overlapping-procedure",
                "thủ tục " + row.text("code") + " đã có ở dòng " + other.place().line() + " cho cùng kênh và thời gian",
                "mỗi thủ tục, mỗi kênh một dòng tại một thời điểm; thêm to cho dòng cũ và from cho dòng mới",
                null);
    }

    private static void limitErrors(ConfigNode row, List<Problem> errors) {
        var amount = row.get("limit");
        var unit = row.textOrNull("unit");
        var sameDay = Limit.Unit.SAME_DAY.word().equals(unit);
        if ((amount == null) != (unit == null) && !sameDay) {
            errors.add(new Problem(
                    amount == null ? row.at("unit").place() : amount.place(),
                    "half-limit",
                    amount == null ? "có unit mà không có limit" : "có limit mà không có unit",
                    "cả hai, hoặc bỏ trống cả hai khi chưa biết thời hạn",
                    null));
        } else if (unit != null) {
            LimitText.problem(amount, unit).ifPresent(errors::add);
        }
    }

    private static void dateErrors(ConfigNode row, List<Problem> errors) {
        var from = row.dateOrNull("from");
        var to = row.dateOrNull("to");
        if (from != null && to != null && to.isBefore(from)) {
            errors.add(new Problem(
                    row.at("to").place(), "empty-range", "to trước from", "to cùng ngày hoặc sau from", null));
        }
    }
}
