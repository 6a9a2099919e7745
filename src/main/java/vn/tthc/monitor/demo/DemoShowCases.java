package vn.tthc.monitor.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vn.tthc.monitor.demo.world.DemoWorld;
import vn.tthc.monitor.demo.world.ShowCase;
import vn.tthc.monitor.dossier.DossierQueue;
import vn.tthc.monitor.dossier.QueueFilter;

/** The staged dossiers under their headings, each with a way to its page. */
@Controller
@Profile("demo")
class DemoShowCases {
    private static final String PATH = "/demo/tinh-huong/";

    private final DemoWorld world;
    private final DossierQueue queue;

    DemoShowCases(DemoWorld world, DossierQueue queue) {
        this.world = world;
        this.queue = queue;
    }

    /** One heading; its word ends the key of its title. */
    record Chapter(String word, List<Line> lines) {}

    /**
     * One staged dossier; its word ends the keys of its title and of the sentence beside it.
     *
     * @param list where others of its kind are found too
     */
    record Line(String word, String code, String dossier, String list) {}

    List<Chapter> chapters() {
        return Arrays.stream(ShowCase.Topic.values())
                .map(topic -> new Chapter(
                        topic.name().toLowerCase(Locale.ROOT),
                        world.showCases().entrySet().stream()
                                .filter(one -> one.getKey().topic() == topic)
                                .map(one -> line(one.getKey(), one.getValue()))
                                .toList()))
                .toList();
    }

    private static Line line(ShowCase show, String code) {
        return new Line(show.word(), code, PATH + show.word(), show.list().replace("{code}", code));
    }

    /** The page of the dossier; in the first seconds, before its system has been read, the search for it. */
    @GetMapping(PATH + "{word}")
    String open(@PathVariable("word") String word) {
        var code = world.showCases().entrySet().stream()
                .filter(one -> one.getKey().word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                .getValue();
        var everywhere = new QueueFilter(code, null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false, Set.of());
        return queue.page(everywhere, null, 1).rows().stream()
                .findFirst()
                .map(row -> "redirect:/ho-so/" + row.id())
                .orElse("redirect:/hang-doi?open=all&q=" + code);
    }
}
