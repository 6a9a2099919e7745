package vn.tthc.monitor.connector.definition;

import vn.tthc.monitor.connector.network.ProxyException;
import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** The part of a connector file that says how the source is reached: certificates and proxy. */
final class NetworkShape {
    private static final String FROM_FOLDER = " Đường dẫn tính từ thư mục của tệp.";

    static final ObjectShape TLS = Shape.object("chứng chỉ TLS")
            .optional("ca", Shape.text(), "Tệp PEM các CA riêng của nguồn." + FROM_FOLDER)
            .optional("systemCa", Shape.flag(), "true", "Tin cả các CA có sẵn của Java; false là chỉ tin tệp ca.")
            .optional("certificate", Shape.text(), "Tệp PEM chứng chỉ của mình, khi nguồn đòi." + FROM_FOLDER)
            .optional("key", Shape.text(), "Tệp PEM khoá riêng (PKCS#8); bỏ trống là nằm cùng tệp certificate.")
            .optional("keyPassword", Shape.secret(), "Mật khẩu của khoá riêng; bỏ trống khi khoá không có mật khẩu.")
            .optional("pkcs12", Shape.text(), "Tệp .p12 hoặc .pfx, thay cho certificate và key." + FROM_FOLDER)
            .optional("password", Shape.secret(), "Mật khẩu của tệp pkcs12.")
            .optional("minimum", Shape.choice("TLSv1.2", "TLSv1.3"), "TLSv1.2", "Phiên bản TLS thấp nhất được dùng.");

    static final ObjectShape PROXY = Shape.object("máy chủ trung gian")
            .optional("type", Shape.choice("http", "socks"), "http", "Loại proxy.")
            .required("host", Shape.text("^[^\\s/:]+$", "proxy.example.gov.vn"), "Tên máy hoặc địa chỉ.")
            .required("port", Shape.integer(1, 65535), "Cổng.")
            .optional("username", Shape.text(), "Tên đăng nhập proxy; bỏ trống khi proxy không đòi.")
            .optional("password", Shape.secret(), "Mật khẩu proxy.")
            .optional(
                    "noProxy",
                    Shape.list(Shape.text()),
                    "Các máy gọi thẳng: " + ProxyException.SYNTAX
                            + "; tên máy không được tra DNS để so với khối địa chỉ.");

    private NetworkShape() {}
}
