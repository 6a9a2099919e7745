package vn.tthc.monitor.connector.definition;

import vn.tthc.monitor.platform.config.ObjectShape;
import vn.tthc.monitor.platform.config.Shape;

/** What one request of a connector file looks like, and what is said of its answer. */
final class CallShape {
    private static final Shape SOAP = Shape.object("thông điệp SOAP")
            .optional("version", Shape.choice("1.1", "1.2"), "1.1", "Phiên bản SOAP.")
            .optional("action", Shape.text(), "", "SOAPAction của lời gọi; bỏ trống là không nói.");

    static final Shape DECODE = Shape.list(Shape.object("trường gói")
            .required("path", HttpShape.PATH, "Trường chữ chứa cả một tài liệu; dùng được [*] và **.")
            .required("as", Shape.choice(AnswerForm.Wrapping.words()), "Tài liệu ấy viết thế nào."));

    private CallShape() {}

    /** A request: one of get and post, and what goes with it. */
    static ObjectShape call(String title) {
        return Shape.object(title)
                .optional("get", Shape.text(), "Đường dẫn gọi bằng GET.")
                .optional("post", Shape.text(), "Đường dẫn gọi bằng POST.")
                .exactlyOne("get", "post")
                .optional("query", Shape.map(Shape.text()), "Tham số trên địa chỉ; dùng được các ${…} của lời gọi.")
                .optional("headers", Shape.map(Shape.text()), "Header của riêng lời gọi.")
                .optional("body", Shape.any(), "Thân JSON của POST; dùng được các ${…} của lời gọi.")
                .optional("form", Shape.map(Shape.text()), "Thân biểu mẫu của POST, tên: giá trị; dùng được các ${…}.")
                .optional(
                        "xml",
                        Shape.text(),
                        "Thân XML của POST, chép nguyên văn; giá trị thay vào ${…} được thoát ký tự."
                                + " Có soap mà không có thẻ Envelope thì được bọc vào Envelope và Body.")
                .atMostOne("body", "form", "xml")
                .optional("soap", SOAP, "Gửi xml như thông điệp SOAP; Fault trong câu trả lời là từ chối.")
                .optional(
                        "answer",
                        Shape.choice(AnswerForm.Kind.words()),
                        "auto",
                        "Câu trả lời là JSON, XML hay mỗi dòng một JSON (ndjson); auto là xem ký tự đầu.")
                .optional(
                        "charset",
                        Shape.text(),
                        "Bảng mã của câu trả lời khi nguồn không ghi hoặc ghi sai, ví dụ windows-1258.")
                .optional(
                        "namespaces",
                        Shape.map(Shape.text()),
                        "Tiền tố: không gian tên, khi hai phần tử XML chỉ khác nhau ở đó;"
                                + " phần tử thuộc về nó được gọi là tiềntố:tên.")
                .optional(
                        "decode", DECODE, "Trường chữ trong câu trả lời chứa cả một tài liệu, giải tại chỗ lần lượt.");
    }
}
