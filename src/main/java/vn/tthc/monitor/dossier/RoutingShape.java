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

    /** The whole file. */
    static final Shape SHAPE = Shape.object("Bảng định tuyến")
            .optional(
                    "systems",
                    Shape.object("Các hệ thống").rest(SYSTEM, "Mã hệ thống, và tên, địa chỉ của nó"),
                    "Địa chỉ của các hệ thống; hệ thống chưa có kết nối cũng khai ở đây")
            .optional("routes", Shape.list(ROUTE), "Thủ tục hoặc lĩnh vực nào do hệ thống nào phụ trách")
            .optional("otherwise", Shape.text(), "Hệ thống phụ trách những gì không dòng nào nêu");

    private RoutingShape() {}
}
