package vn.tthc.monitor.web.page;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.DossierDetail;
import vn.tthc.monitor.dossier.Links;
import vn.tthc.monitor.dossier.Links.Decision;
import vn.tthc.monitor.dossier.Links.RecordName;
import vn.tthc.monitor.dossier.Suspicions;
import vn.tthc.monitor.web.LinkDesk;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.SourceFreshness;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Puts together how a dossier hangs together; what it may be the same as only where the reader may see both. */
@Component
class LinkScreens {
    private final Links links;
    private final Suspicions suspicions;
    private final LinkDesk desk;
    private final SuspicionScreens screens;
    private final Freshness freshness;
    private final Wording wording;

    LinkScreens(
            Links links,
            Suspicions suspicions,
            LinkDesk desk,
            SuspicionScreens screens,
            Freshness freshness,
            Wording wording) {
        this.links = links;
        this.suspicions = suspicions;
        this.desk = desk;
        this.screens = screens;
        this.freshness = freshness;
        this.wording = wording;
    }

    LinkScreen of(DossierDetail detail, SignedIn reader) {
        var now = freshness.now();
        var id = detail.row().id();
        var seen = suspicions.of(id).stream()
                .filter(one -> desk.sees(one.one().dossier(), reader)
                        && desk.sees(one.other().dossier(), reader))
                .toList();
        return new LinkScreen(
                detail.records().size() > 1,
                detail.records().stream()
                        .map(record -> new LinkScreen.Linked(
                                record.source(),
                                now.name(record.source()),
                                record.dossier().code(),
                                received(record),
                                wording.say("status."
                                        + Words.of(record.dossier().status().value()))))
                        .toList(),
                screens.lines(seen),
                links.of(id).stream().map(decision -> said(decision, now)).toList());
    }

    private String received(DossierDetail.SourceRecord record) {
        var at = record.dossier().times().receivedAt();
        return at == null ? wording.say("value.missing") : wording.moment(at);
    }

    private LinkScreen.Said said(Decision decision, SourceFreshness now) {
        var said = decision.said();
        var sentence = wording.say(
                "link.said." + Words.of(decision.kind()),
                said.by(),
                wording.moment(said.at()),
                name(decision.one(), now),
                name(decision.other(), now));
        var undone = decision.undone();
        return new LinkScreen.Said(
                decision.id(),
                said.note() == null ? sentence : sentence + " “" + said.note() + "”",
                undone == null ? null : wording.say("link.undone", undone.by(), wording.moment(undone.at())));
    }

    private static String name(@Nullable RecordName name, SourceFreshness now) {
        return name == null ? "" : name.code() + " (" + now.name(name.source()) + ")";
    }
}
