package vn.tthc.monitor.dossier;

import vn.tthc.monitor.platform.config.Shape;

/** What {@code config/routing.yaml} may hold. */
final class RoutingShape {
    private static final Shape PERIOD = Shape.object("Một khoảng thời gian")
            .required("from", Shape.date(), "Ngày đầu, theo ngày tiếp nhận hồ sơ")
            .optional("to", Shape.date(), "Ngày cuối; bỏ trống thì tới ngày đầu của khoảng sau, hoặc chưa có hạn")
            .required("system", Shape.text(), "Mã hệ thống: mã kết nối, hoặc một mã ở phần systems")
            .optional(
                    "state",
                    Shape.choice("running", "trial", "suspended"),
                    "running",
                    "running: chính thức; trial: chạy thử; suspended: tạm dừng theo thông báo")
            .optional(
                    "instead",
                    Shape.text(),
                    "Hệ thống được dùng và được tính trong lúc chạy thử hoặc tạm dừng; bỏ trống khi tạm dừng nghĩa là không"
                            + " có hệ thống nào")
            .optional("document", Shape.text(), "Số văn bản thông báo");

    private static final Shape ROUTE = Shape.object("Một dòng định tuyến")
            .optional(
                    "procedures",
                    Shape.nonEmptyList(Shape.text("[0-9]\\.[0-9]{6}(\\..*)?", "1.001193")),
                    "Mã thủ tục; đi trước dòng của lĩnh vực")
            .optional("fields", Shape.nonEmptyList(Shape.text()), "Tên lĩnh vực, có dấu hay không đều khớp")
            .required("periods", Shape.nonEmptyList(PERIOD), "Hệ thống nào, từ ngày nào, theo thứ tự thời gian")
            .exactlyOne("procedures", "fields");

    private static final Shape SYSTEM = Shape.object("Một hệ thống")
            .optional("name", Shape.text(), "Tên để hiện; bỏ trống thì dùng tên của kết nối")
            .optional("address", Shape.text("https?://\\S+", "https://motcua.moj.gov.vn"), "Địa chỉ trang đăng nhập");

    private static final Shape GRACE_TIME = Shape.text(MismatchRules.NEVER + "|[0-9]{1,5}(m|h|d)", "4h");

    private static final Shape MISMATCHES = Shape.object("Lệch trạng thái")
            .section(
                    "grace",
                    graces(true),
                    "Chờ bao lâu mới báo lệch, theo loại, tính bằng giờ làm việc của cơ quan giải quyết (1d là 8 giờ làm việc); "
                            + "never: không bao giờ")
            .optional("dueTolerance", Shape.duration(), "1h", "Hai ngày hẹn trả cách nhau quá chừng này mới là lệch")
            .optional(
                    "pairs",
                    Shape.list(Shape.object("Một cặp hệ thống")
                            .required("systems", Shape.nonEmptyList(Shape.text()), "Hai mã hệ thống")
                            .required("grace", graces(false), "Thời gian chờ riêng của cặp này")),
                    "Các cặp hệ thống có độ trễ riêng")
            .optional(
                    "copies",
                    Shape.list(Shape.object("Hồ sơ phải có ở hai nơi")
                            .required("of", Shape.text(), "Hồ sơ của hệ thống này")
                            .required("in", Shape.text(), "phải có ở hệ thống này")
                            .optional("fields", Shape.list(Shape.text()), "Chỉ các lĩnh vực này; bỏ trống là tất cả")
                            .optional("after", Shape.positiveDuration(), "1d", "Sau khi tiếp nhận bao lâu")),
                    "Hồ sơ phải có ở cả hai hệ thống; thiếu thì báo lệch");

    private static Shape graces(boolean withDefaults) {
        var shape = Shape.object("Thời gian chờ theo loại lệch");
        for (var kind : MismatchKind.values()) {
            shape = withDefaults
                    ? shape.optional(kind.word(), GRACE_TIME, kind.grace().toHours() + "h", meaning(kind))
                    : shape.optional(kind.word(), GRACE_TIME, meaning(kind));
        }
        return shape;
    }

    private static String meaning(MismatchKind kind) {
        return switch (kind) {
            case FINISHED_ELSEWHERE -> "Nơi này đã xong, nơi kia còn mở";
            case PAUSED_FINISHED -> "Nơi này tạm dừng (5, 6, 8), nơi kia báo đã xong (9)";
            case STATUS_DIFFERS -> "Hai trạng thái khác nhau";
            case DUE_DIFFERS -> "Hai ngày hẹn trả khác nhau";
            case MISSING -> "Một nơi không còn hoặc chưa có hồ sơ";
            case FEE_MISSING -> "Một nơi ghi đã thanh toán, nơi kia chưa";
            case RESULT_MISSING -> "Một nơi đã trả kết quả, nơi kia chỉ đã xử lý xong";
        };
    }

    /** The whole file. */
    static final Shape SHAPE = Shape.object("Bảng định tuyến")
            .optional(
                    "systems",
                    Shape.object("Các hệ thống").rest(SYSTEM, "Mã hệ thống, và tên, địa chỉ của nó"),
                    "Địa chỉ của các hệ thống; hệ thống chưa có kết nối cũng khai ở đây")
            .optional("routes", Shape.list(ROUTE), "Thủ tục hoặc lĩnh vực nào do hệ thống nào phụ trách")
            .optional("otherwise", Shape.text(), "Hệ thống phụ trách những gì không dòng nào nêu")
            .section("mismatches", MISMATCHES, "Khi nào hai hệ thống nói khác nhau thì báo cho người xem");

    private RoutingShape() {}
}
