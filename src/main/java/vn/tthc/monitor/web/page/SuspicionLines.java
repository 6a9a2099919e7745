package vn.tthc.monitor.web.page;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.PersonName;
import vn.tthc.monitor.dossier.Suspicions.Side;
import vn.tthc.monitor.dossier.Suspicions.State;
import vn.tthc.monitor.dossier.Suspicions.Suspicion;
import vn.tthc.monitor.web.SourceFreshness;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Says suspected duplicates in words: both dossiers side by side and why; persons are masked. */
@Component
class SuspicionLines {
    private final Wording wording;

    SuspicionLines(Wording wording) {
        this.wording = wording;
    }

    SuspicionLine of(Suspicion suspicion, SourceFreshness now) {
        return new SuspicionLine(
                suspicion.id(),
                wording.say("suspicion.kind." + Words.of(suspicion.kind())),
                evidence(suspicion),
                wording.moment(suspicion.foundAt()),
                wording.say("suspicion.state." + Words.of(suspicion.state())),
                suspicion.state() == State.OPEN,
                suspicion.returned() == 0 ? null : wording.say("suspicion.returned", suspicion.returned()),
                side(suspicion.one(), now),
                side(suspicion.other(), now),
                List.of(
                        fact("receivedAt", suspicion, side -> wording.moment(side.receivedAt())),
                        fact("procedureName", suspicion, SuspicionLines::procedure),
                        fact("status", suspicion, side -> wording.say("status." + Words.of(side.status()))),
                        fact(
                                "applicantName",
                                suspicion,
                                side -> PersonName.masked(side.applicant().name())),
                        fact(
                                "applicantId",
                                suspicion,
                                side -> DossierValues.masked(side.applicant().idNumber(), 4, 2)),
                        fact(
                                "applicantPhone",
                                suspicion,
                                side -> DossierValues.masked(side.applicant().phone(), 0, 3))));
    }

    private static SuspicionLine.Side side(Side side, SourceFreshness now) {
        return new SuspicionLine.Side("/ho-so/" + side.dossier(), now.name(side.system()), side.code());
    }

    private static @Nullable String procedure(Side side) {
        return side.procedure().name() == null
                ? side.procedure().code()
                : side.procedure().name();
    }

    private SuspicionLine.Fact fact(String field, Suspicion suspicion, Function<Side, @Nullable String> value) {
        return new SuspicionLine.Fact(
                wording.say("field." + field),
                known(value.apply(suspicion.one())),
                known(value.apply(suspicion.other())));
    }

    private String known(@Nullable String text) {
        return text == null ? wording.say("value.missing") : text;
    }

    private String evidence(Suspicion suspicion) {
        var agreed = suspicion.agreed().stream()
                .map(one -> wording.say("suspicion.agreed." + Words.of(one)))
                .collect(Collectors.joining(", "));
        var apart = Duration.between(
                        suspicion.one().receivedAt(), suspicion.other().receivedAt())
                .abs();
        return wording.say(
                "suspicion.evidence",
                agreed,
                suspicion.procedureCode(),
                apart.isZero() ? wording.say("suspicion.same.time") : wording.length(apart));
    }
}
