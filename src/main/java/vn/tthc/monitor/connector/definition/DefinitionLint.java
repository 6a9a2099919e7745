package vn.tthc.monitor.connector.definition;

import java.util.List;
import org.springframework.scheduling.support.CronExpression;
import vn.tthc.monitor.platform.config.ConfigNode;

/**
 * What a shape cannot say about a connector file: how its parts fit each other. Runs on the part of a file that fits its
 * shape; what is absent is looked for in the whole file, where it may stand in a wrong form that was reported already.
 */
final class DefinitionLint {
    /** Each of these brings dossiers, or signs of life. */
    private static final List<String> INTAKES = List.of("read", "files", "probe", "push");

    private final ConfigNode root;
    private final ConfigNode whole;
    private final LintFindings findings;

    DefinitionLint(ConfigNode root, ConfigNode whole, LintFindings findings) {
        this.root = root;
        this.whole = whole;
        this.findings = findings;
    }

    void run(String fileId) {
        identity(fileId);
        lifecycle();
        cron();
        parts();
        var http = root.get("http");
        if (http != null) {
            new HttpLint(http, whole, findings, calls()).run();
        }
        var read = root.get("read");
        if (read != null) {
            reading(read);
        }
        new ProbeLint(root, whole, findings).run();
        var files = root.get("files");
        if (files != null) {
            new FilesLint(files, findings).run();
        }
        new PushLint(root, whole, findings).run();
        new ExpectationLint(root, findings).run();
        var link = root.get("deepLink");
        if (link != null) {
            calls().placeholders(link, List.of("code", "nationalCode"), true);
        }
        var mapping = root.get("mapping");
        if (mapping != null) {
            // Where only files come the header of their tables may say where code and status stand.
            new MappingLint(mapping, whole.at("mapping"), findings).run(whole.get("read") == null);
            new ColumnLint(mapping, findings).run(whole.get("read") != null, whole.get("files") != null);
        }
    }

    private CallLint calls() {
        return new CallLint(findings, root.flag("demo"));
    }

    private void identity(String fileId) {
        var id = root.get("id");
        if (id != null && !id.asText().equals(fileId)) {
            var what = "id \"" + id.written() + "\" khác tên tệp " + fileId + ".yaml";
            findings.error(id.place(), "id-mismatch", what, "id: " + fileId + ", hoặc đổi tên tệp", fileId);
        }
    }

    /** What stands must have what it needs; a file that asks nothing and gets nothing has no use. */
    private void parts() {
        if (INTAKES.stream().noneMatch(key -> whole.get(key) != null)) {
            var expected = "ít nhất một trong " + String.join(", ", INTAKES);
            findings.error(whole.place(), "nothing-to-read", "tệp không khai cách lấy dữ liệu nào", expected);
        }
        needs("read", "http");
        needs("read", "mapping");
        needs("push", "mapping");
        var http = whole.get("http");
        // A preset may say how answers are judged without saying where they come from.
        if (whole.get("read") != null && http != null && http.isObject() && http.get("baseUrl") == null) {
            findings.error(http.place(), "missing-key", "thiếu khoá \"baseUrl\"", "khoá baseUrl đi cùng read");
        }
    }

    private void needs(String key, String needed) {
        if (whole.get(key) != null && whole.get(needed) == null) {
            var expected = "khoá " + needed + " đi cùng " + key;
            findings.error(whole.keyPlace(key), "missing-key", "thiếu khoá \"" + needed + "\"", expected);
        }
    }

    private void lifecycle() {
        var periods = root.get("lifecycle");
        for (var period : periods == null ? List.<ConfigNode>of() : periods.items()) {
            var to = period.dateOrNull("to");
            if (to != null && to.isBefore(period.date("from"))) {
                findings.error(
                        period.at("to").place(), "bad-period", "ngày cuối " + to, "không trước " + period.date("from"));
            }
        }
    }

    private void cron() {
        var cron = root.at("schedule").get("reconcile");
        if (cron != null && !CronExpression.isValidExpression(cron.asText())) {
            findings.error(
                    cron.place(),
                    "bad-cron",
                    "\"" + cron.written() + "\"",
                    "sáu trường giây phút giờ ngày tháng thứ, ví dụ \"0 30 22 * * *\" là 22:30 hằng ngày");
        }
    }

    private void reading(ConfigNode read) {
        var list = read.get("list");
        var detail = read.get("detail");
        var recheck = read.get("recheck");
        var calls = calls();
        var written = whole.at("read");
        if (written.get("list") == null && written.get("recheck") == null) {
            findings.error(read.place(), "nothing-to-read", "không có list và không có recheck", "ít nhất một");
        }
        if (list != null) {
            if (list.get("paging") == null) {
                findings.warning(
                        list.place(),
                        "no-paging",
                        "lời gọi liệt kê không khai phân trang nên chỉ đọc một trang",
                        "khoá paging; nếu đúng là một trang thì paging: {type: none}");
            }
            new WindowLint(list, whole, findings).run();
            placedInXml(list);
            calls.check(list, CallLint.listNames(list), false);
        }
        if (detail != null) {
            calls.check(detail, List.of("token", "code"), true);
            calls.mustAsk(detail, "${code} hoặc ${record.<đường dẫn>}", "${code}", "${record.");
            if (written.get("list") == null) {
                findings.error(read.keyPlace("detail"), "detail-alone", "có detail mà không có list", "khoá list");
            }
        }
        if (recheck != null) {
            calls.check(recheck, List.of("token", "code", "codes"), false);
            calls.mustAsk(recheck, "${code} hoặc \"${codes}\"", "${code}", "${codes}");
        }
    }

    private void placedInXml(ConfigNode list) {
        var lint = new XmlCallLint(findings, false);
        var window = list.get("window");
        if (window != null) {
            lint.place(window.get("from"), list);
            lint.place(window.get("to"), list);
        }
        var http = root.get("http");
        var auth = http == null ? null : http.get("auth");
        if (auth != null) {
            lint.place(auth.get("in"), list);
            lint.place(auth.get("place"), list);
        }
    }
}
