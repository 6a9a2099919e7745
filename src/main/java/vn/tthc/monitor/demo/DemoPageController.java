package vn.tthc.monitor.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tthc.monitor.demo.chat.ChatMode;
import vn.tthc.monitor.demo.source.Mode;
import vn.tthc.monitor.demo.source.SimulatedSystem;
import vn.tthc.monitor.dossier.Dossiers;
import vn.tthc.monitor.incident.SourceHealth;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.incident.SourceWatch;

/** The demo's pages with buttons; they work without JavaScript. */
@Controller
@Profile("demo")
class DemoPageController {
    private final DemoSwitchboard switchboard;
    private final SourceWatch watch;
    private final Dossiers dossiers;
    private final DemoShowCases showCases;

    DemoPageController(DemoSwitchboard switchboard, SourceWatch watch, Dossiers dossiers, DemoShowCases showCases) {
        this.switchboard = switchboard;
        this.watch = watch;
        this.dossiers = dossiers;
        this.showCases = showCases;
    }

    /** One simulated system beside what the monitor thinks of it. */
    record Line(
            String id,
            String name,
            String kind,
            @Nullable String note,
            String place,
            String way,
            String mode,
            List<String> modes,
            String state,
            boolean trial,
            @Nullable String message,
            long open,
            long exchanges) {
        private static final Set<String> OWN_WORDS = Set.of("files", "push");

        /** Message key of a mode: software that begins by itself stops doing so, where a server goes down. */
        public String label(String mode) {
            return "demo.mode." + (OWN_WORDS.contains(way) ? way + "." : "") + mode;
        }

        static Line of(SimulatedSystem system, @Nullable SourceHealth health, Map<String, Long> open) {
            var profile = system.profile();
            var state = health == null ? SourceState.UNKNOWN : health.state();
            return new Line(
                    profile.id(),
                    profile.name(),
                    profile.kind(),
                    profile.note(),
                    system.place(),
                    profile.way().name().toLowerCase(Locale.ROOT),
                    system.mode().word(),
                    system.modes().stream().map(Mode::word).toList(),
                    state.name().toLowerCase(Locale.ROOT),
                    health != null && health.trial(),
                    health == null ? null : health.message(),
                    open.getOrDefault(profile.id(), 0L),
                    system.exchanges());
        }
    }

    @GetMapping("/demo")
    String page(Model model) {
        var open = dossiers.openBySource();
        model.addAttribute(
                "lines",
                switchboard.systems().stream()
                        .map(system -> Line.of(
                                system, watch.find(system.profile().id()).orElse(null), open))
                        .toList());
        model.addAttribute("chapters", showCases.chapters());
        return "demo";
    }

    @PostMapping("/demo/he-thong/{id}")
    String set(@PathVariable("id") String id, @RequestParam("mode") String mode) {
        switchboard.set(id, mode);
        return "redirect:/demo";
    }

    @GetMapping("/demo/chat")
    String chat(Model model) {
        var chat = switchboard.chat();
        var messages = chat.messages();
        model.addAttribute("messages", List.copyOf(messages.reversed()));
        model.addAttribute("accepted", messages.size());
        model.addAttribute("calls", chat.calls());
        model.addAttribute("mode", chat.mode().word());
        model.addAttribute(
                "modes", Arrays.stream(ChatMode.values()).map(ChatMode::word).toList());
        return "demo-chat";
    }

    @PostMapping("/demo/nhom-chat")
    String setChat(@RequestParam("mode") String mode) {
        switchboard.setChat(mode, null);
        return "redirect:/demo/chat";
    }
}
