package vn.tthc.monitor.web.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.dossier.DossierStatus;
import vn.tthc.monitor.dossier.MismatchKind;
import vn.tthc.monitor.dossier.Mismatches.Mismatch;
import vn.tthc.monitor.dossier.Mismatches.Settlement;
import vn.tthc.monitor.dossier.Mismatches.Side;
import vn.tthc.monitor.dossier.Mismatches.State;
import vn.tthc.monitor.web.SignedIn;
import vn.tthc.monitor.web.SourceFreshness;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Says mismatches in words, and writes what to send to those who run the systems. */
@Component
class MismatchLines {
    /** Support groups are written to in Vietnamese, whatever language the reader has chosen. */
    private static final Locale VIETNAMESE = Locale.of("vi");

    private final Wording wording;
    private final MessageSource messages;

    MismatchLines(Wording wording, MessageSource messages) {
        this.wording = wording;
        this.messages = messages;
    }

    MismatchLine of(Mismatch mismatch, SignedIn reader, SourceFreshness now) {
        var subject = mismatch.subject();
        var kind = mismatch.kind();
        return new MismatchLine(
                mismatch.id(),
                "/ho-so/" + subject.dossier(),
                subject.code(),
                subject.procedureName() == null ? subject.procedureCode() : subject.procedureName(),
                wording.say("mismatch.kind." + Words.of(kind)),
                wording.say("mismatch.field." + field(kind)),
                said(mismatch.one(), kind, now, wording.locale()),
                said(mismatch.other(), kind, now, wording.locale()),
                wording.moment(mismatch.since()),
                wording.length(Duration.between(mismatch.since(), wording.now())),
                wording.say("mismatch.state." + Words.of(mismatch.state())),
                mismatch.state() == State.OPEN || mismatch.state() == State.QUIET,
                mismatch.state() == State.ENDED,
                mismatch.owner(),
                reader.username().equals(mismatch.owner()),
                mismatch.returned() == 0 ? null : wording.say("mismatch.returned", mismatch.returned()),
                settled(mismatch.settlement()),
                support(mismatch, now));
    }

    private static String field(MismatchKind kind) {
        return switch (kind) {
            case FINISHED_ELSEWHERE, PAUSED_FINISHED, STATUS_DIFFERS, RESULT_MISSING -> "status";
            case DUE_DIFFERS -> "due";
            case MISSING -> "presence";
            case FEE_MISSING -> "fee";
        };
    }

    private MismatchLine.Said said(Side side, MismatchKind kind, SourceFreshness now, Locale locale) {
        return new MismatchLine.Said(now.name(side.system()), value(side, kind, locale));
    }

    private String value(Side side, MismatchKind kind, Locale locale) {
        var value = side.value();
        if (value == null) {
            return say("mismatch.value.absent", locale);
        }
        return switch (kind) {
            case DUE_DIFFERS -> wording.moment(Instant.parse(value));
            case FEE_MISSING -> say("mismatch.value." + ("true".equals(value) ? "paid" : "unpaid"), locale);
            default -> say("status." + status(Integer.parseInt(value)), locale);
        };
    }

    private static String status(int code) {
        for (var status : DossierStatus.values()) {
            if (status.code() == code) {
                return Words.of(status);
            }
        }
        throw new IllegalStateException("no dossier status has the number " + code);
    }

    private @Nullable String settled(@Nullable Settlement settlement) {
        return settlement == null
                ? null
                : wording.say(
                        "mismatch." + Words.of(settlement.resolution()),
                        settlement.by(),
                        wording.moment(settlement.at()),
                        settlement.reason());
    }

    private String support(Mismatch mismatch, SourceFreshness now) {
        var subject = mismatch.subject();
        var procedure = Stream.of(subject.procedureCode(), subject.procedureName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return say(
                "mismatch.support",
                VIETNAMESE,
                now.name(mismatch.one().system()),
                now.name(mismatch.other().system()),
                subject.code(),
                procedure.isEmpty() ? "" : " (" + procedure + ")",
                say("mismatch.kind." + Words.of(mismatch.kind()), VIETNAMESE),
                wording.moment(mismatch.since()),
                code(mismatch.one()),
                value(mismatch.one(), mismatch.kind(), VIETNAMESE),
                code(mismatch.other()),
                value(mismatch.other(), mismatch.kind(), VIETNAMESE),
                wording.moment(wording.now()));
    }

    private String code(Side side) {
        return side.code() == null ? "" : say("mismatch.support.code", VIETNAMESE, side.code());
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
