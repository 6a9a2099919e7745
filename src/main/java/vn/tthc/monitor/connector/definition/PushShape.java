package vn.tthc.monitor.connector.definition;

import java.util.Arrays;
import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** The part of a connector file by which a system may send its dossiers to us. */
final class PushShape {
    static final ObjectShape PUSH = Shape.object("nhận dữ liệu gửi đến")
            .required(
                    "accounts",
                    Shape.nonEmptyList(Shape.object("tài khoản")
                            .required(
                                    "username", Shape.text("^\\S{1,100}$", "mot-cua-hp"), "Tên đăng nhập của bên gửi.")
                            .required("password", Shape.secret(), "Mật khẩu của bên gửi.")),
                    "Ai được gửi; gửi tới POST /push/<id>.")
            .optional("session", Shape.positiveDuration(), "8h", "Một lần đăng nhập dùng được bao lâu.")
            .optional(
                    "services",
                    Shape.nonEmptyList(Shape.choice(Arrays.stream(PushSettings.Service.values())
                            .map(PushSettings.Service::word)
                            .toList())),
                    "Nhận những dịch vụ nào; bỏ trống là tất cả.")
            .section(
                    "limits",
                    Shape.object("giới hạn")
                            .optional("body", Shape.size(), "16MB", "Lời gọi lớn nhất được nhận.")
                            .optional("records", Shape.integer(1, 10_000), "1000", "Số bản ghi tối đa một lời gọi."),
                    "Giữ an toàn cho mình.");

    private PushShape() {}
}
