package vn.tthc.monitor.connector.source;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import vn.tthc.monitor.connector.definition.Probe;

/** The Vietnamese sentences of looking whether a source is there. */
final class ProbeSentences {
    private ProbeSentences() {}

    /** A sentence of the wire names the keys of an interface that is asked; a probe has others. */
    static String ofProbe(String sentence) {
        return sentence.replace("http.baseUrl", "probe.checks")
                .replace("http.limits.call", "probe.timeout")
                .replace("http.limits.body", "32 MB")
                .replace("http.tls.", "probe.tls.")
                .replace("http.proxy", "probe.proxy");
    }

    static String answers(Probe.Http probe, int status) {
        return probe.target() + " trả lời HTTP " + status
                + (probe.text() == null ? "." : ", có chữ \"" + probe.text() + "\".");
    }

    static String redirected(Probe.Http probe, int status) {
        return probe.target() + " chuyển hướng (HTTP " + status + "), coi là tốt.";
    }

    static String status(Probe.Http probe, int status) {
        return probe.target() + " trả HTTP " + status + "; cần " + String.join(", ", probe.expect())
                + (Redirects.is(status) ? ", không chuyển hướng (probe.checks.redirects)" : "")
                + ". Mở trang ấy xem, báo đơn vị vận hành nếu kéo dài, hoặc sửa probe.checks.expect.";
    }

    static String text(Probe.Http probe, String text) {
        return probe.target() + " trả lời nhưng trang không có chữ \"" + text
                + "\"; có thể là trang báo lỗi hoặc bảo trì. Mở trang ấy xem, hoặc sửa probe.checks.text nếu trang đã đổi.";
    }

    static String certificate(Probe.Tls probe, long days) {
        return "Chứng chỉ TLS của " + probe.target() + " còn hạn " + days + " ngày.";
    }

    static String renew(String sentence) {
        return sentence + " Nhắc đơn vị vận hành gia hạn.";
    }

    static String leads(Probe.Dns probe, Collection<String> found) {
        return "Tên máy " + probe.name() + " trỏ tới " + String.join(", ", found) + ".";
    }

    static String wrongAddress(Probe.Dns probe, Collection<String> found) {
        return "Tên máy " + probe.name() + " trỏ tới " + String.join(", ", found) + "; cần một trong "
                + String.join(", ", probe.addresses())
                + ". Hỏi đơn vị vận hành có đổi địa chỉ không, kiểm tra máy chủ DNS của đơn vị.";
    }

    static String unknownHost(Probe probe, String host) {
        return "Không tìm thấy tên máy " + host + " trong DNS (phép thử " + probe.word()
                + "); cần một tên máy phân giải được. Kiểm tra probe.checks và máy chủ DNS của đơn vị.";
    }

    static String opens(Probe.Tcp probe) {
        return "Cổng " + probe.target() + " mở.";
    }

    static String closed(Probe.Tcp probe, IOException cause) {
        return "Không mở được " + probe.target() + " (" + Sentences.quote(cause.getMessage())
                + "); cần cổng này mở và không bị ngắt. Kiểm tra mạng, tường lửa và tình trạng hệ thống.";
    }

    static String timeout(Probe probe, Duration limit) {
        return probe.target() + " không trả lời trọn vẹn trong " + Sentences.seconds(limit)
                + "; cần trả lời trong giới hạn probe.timeout. Hỏi đơn vị vận hành, hoặc nới giới hạn.";
    }
}
