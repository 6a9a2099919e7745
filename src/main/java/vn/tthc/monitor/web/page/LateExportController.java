package vn.tthc.monitor.web.page;

import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tthc.monitor.web.AgencyScope;
import vn.tthc.monitor.web.LateExport;
import vn.tthc.monitor.web.QueueQuery;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.TableFile.Format;

/** The queue's view "Quá hạn do lỗi hệ thống" as a file, with its proof. */
@Controller
class LateExportController {
    private final LateExport export;
    private final AgencyScope scope;

    LateExportController(LateExport export, AgencyScope scope) {
        this.export = export;
        this.scope = scope;
    }

    @GetMapping("/hang-doi/loi-he-thong.csv")
    ResponseEntity<Resource> csv(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal SignedIn reader) {
        return file(Format.CSV, parameters, reader);
    }

    @GetMapping("/hang-doi/loi-he-thong.xlsx")
    ResponseEntity<Resource> xlsx(
            @RequestParam MultiValueMap<String, String> parameters, @AuthenticationPrincipal SignedIn reader) {
        return file(Format.XLSX, parameters, reader);
    }

    private ResponseEntity<Resource> file(Format format, MultiValueMap<String, String> parameters, SignedIn reader) {
        var query = QueueQuery.parse(parameters, true).lateByFault();
        return export.of(format, query.filter(scope.of(reader)), query.address(), reader)
                .answer();
    }
}
