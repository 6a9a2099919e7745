package vn.tthc.monitor.demo;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.tthc.monitor.demo.source.RegisterLine;
import vn.tthc.monitor.demo.source.RegisterSheet;
import vn.tthc.monitor.demo.world.DemoWorld;

/** The screen of software that cannot be connected: a table to copy from, and its export to pick on the import page. */
@Controller
@Profile("demo")
class DemoRegisterController {
    private static final int LINES = 40;

    private final DemoWorld world;
    private final Clock clock;

    DemoRegisterController(DemoWorld world, Clock clock) {
        this.world = world;
        this.clock = clock;
    }

    /** A line as the screen shows it. */
    record Line(
            String code,
            String procedure,
            String applicant,
            String identity,
            String received,
            String due,
            String returned,
            String status,
            String officer,
            String unit) {
        static Line of(RegisterLine line) {
            var dossier = line.dossier();
            return new Line(
                    dossier.code(),
                    dossier.procedure().name(),
                    dossier.applicant().name(),
                    dossier.applicant().idNumber(),
                    RegisterLine.moment(line.receivedAt()),
                    RegisterLine.moment(dossier.dueAt()),
                    RegisterLine.moment(line.returnedAt()),
                    line.status(),
                    line.officer(),
                    line.unit());
        }
    }

    private List<RegisterLine> lines() {
        return RegisterLine.of(world, DemoWorld.LAND, clock.instant(), LINES);
    }

    @GetMapping("/demo/phan-mem-dat-dai")
    String screen(Model model) {
        model.addAttribute("lines", lines().stream().map(Line::of).toList());
        return "demo-register";
    }

    /** Made whole before it is sent: a failure half way must not look like a file. */
    @GetMapping("/demo/phan-mem-dat-dai.xlsx")
    void export(HttpServletResponse response) throws IOException {
        var sheet = new ByteArrayOutputStream();
        RegisterSheet.write("Đất đai", lines(), clock.instant(), sheet);
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"ho-so-dat-dai.xlsx\"");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(sheet.size());
        sheet.writeTo(response.getOutputStream());
    }
}
