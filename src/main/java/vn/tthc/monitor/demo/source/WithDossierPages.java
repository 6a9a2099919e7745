package vn.tthc.monitor.demo.source;

import java.time.Instant;
import org.springframework.web.util.HtmlUtils;
import vn.tthc.monitor.demo.world.DemoDossier;

/** Adds to a system the page that people see there when they follow a deep link: {@code /ho-so/<code>}. */
record WithDossierPages(String name, SourceRegister register, SourceProtocol protocol) implements SourceProtocol {
    private static final String PATH = "/ho-so/";

    @Override
    public SourceAnswer answer(SourceRequest request, Instant asOf) {
        if (!request.method().equals("GET") || !request.path().startsWith(PATH)) {
            return protocol.answer(request, asOf);
        }
        var code = request.path().substring(PATH.length());
        var dossier = register.find(code, asOf);
        return dossier == null
                ? page(404, "Không có hồ sơ " + code, "Hệ thống mô phỏng này không biết mã hồ sơ đó.")
                : page(200, "Hồ sơ " + dossier.code(), text(dossier, asOf));
    }

    private static String text(DemoDossier dossier, Instant asOf) {
        return dossier.procedure().name() + " · " + dossier.agency().name() + " · "
                + NationalRecord.statusText(dossier, asOf) + " · hẹn trả "
                + (dossier.dueAt() == null ? "chưa có" : SourceTimes.SLASHED.text(dossier.dueAt()));
    }

    private SourceAnswer page(int status, String title, String text) {
        return SourceAnswer.html(status, """
                        <!doctype html>
                        <html lang="vi"><head><meta charset="utf-8"><title>%1$s</title></head>
                        <body><p>%2$s (mô phỏng, dữ liệu bịa)</p><h1>%1$s</h1><p>%3$s</p></body></html>
                        """.formatted(
                        HtmlUtils.htmlEscape(title), HtmlUtils.htmlEscape(name), HtmlUtils.htmlEscape(text)));
    }
}
