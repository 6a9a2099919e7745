package vn.tthc.monitor.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.incident.SourceHealth;
import vn.tthc.monitor.incident.SourceState;
import vn.tthc.monitor.web.SourceFreshness;
import vn.tthc.monitor.web.Wording;
import vn.tthc.monitor.web.Words;

/** Says in words how the sources are. */
@Component
class SourceWords {
    /** Names in the strip's sentence; the rest is a number. */
    private static final int NAMED = 3;

    private final Wording wording;

    SourceWords(Wording wording) {
        this.wording = wording;
    }

    static String icon(SourceState state) {
        return switch (state) {
            case SUSPENDED -> "pause";
            case DOWN -> "cross";
            case AUTH_FAILED -> "lock";
            case STALE -> "refresh";
            case DEGRADED -> "half";
            case UNKNOWN -> "question";
            case UP -> "check";
        };
    }

    String word(SourceState state) {
        return wording.say("source." + Words.of(state));
    }

    QueueScreen.SourceStrip strip(SourceFreshness freshness) {
        var dots = new ArrayList<QueueScreen.Dot>();
        for (var connector : freshness.invalid()) {
            dots.add(new QueueScreen.Dot("invalid", "wrench", connector.name() + ": " + wording.say("source.invalid")));
        }
        for (var one : freshness.watched()) {
            dots.add(new QueueScreen.Dot(Words.of(one.state()), icon(one.state()), label(one)));
        }
        var good = freshness.read().stream().filter(one -> !one.stale()).count();
        return new QueueScreen.SourceStrip(
                dots, wording.say("strip.summary", good, freshness.count()), warning(freshness));
    }

    private String label(SourceHealth one) {
        var word = one.trial() ? word(one.state()) + ", " + wording.say("source.trial") : word(one.state());
        return one.name() + ": " + word + ", " + wording.say("source.data.at", wording.clock(one.lastSuccessAt()));
    }

    private String outdatedSince(SourceHealth one) {
        return one.lastSuccessAt() == null
                ? wording.say("strip.never", one.name())
                : wording.say("strip.since", one.name(), wording.clock(one.lastSuccessAt()));
    }

    /** {@code 2 trong 12 hệ thống chưa cập nhật được: …}; null when all are current. */
    @Nullable String warning(SourceFreshness freshness) {
        var said = Stream.of(outdated(freshness), abandoned(freshness))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return said.isEmpty() ? null : said;
    }

    /** {@code Không còn được đọc: … 12 hồ sơ là số liệu cũ.}; null where no dossier stands on such a source. */
    private @Nullable String abandoned(SourceFreshness freshness) {
        var abandoned = freshness.abandoned();
        return abandoned.isEmpty()
                ? null
                : wording.say(
                        "strip.removed",
                        abandoned.stream().map(this::outdatedSince).collect(Collectors.joining("; ")),
                        wording.number(SourceFreshness.dossiers(abandoned)));
    }

    private @Nullable String outdated(SourceFreshness freshness) {
        var outdated = freshness.outdated();
        if (outdated.isEmpty()) {
            return null;
        }
        var named = outdated.stream().limit(NAMED).map(this::outdatedSince).collect(Collectors.joining("; "));
        var names = outdated.size() > NAMED ? named + "; " + wording.say("strip.more", outdated.size() - NAMED) : named;
        return wording.say(
                "strip.warning",
                outdated.size(),
                freshness.count(),
                names,
                wording.number(SourceFreshness.dossiers(outdated)));
    }

    /** One sentence over all sources: how many are in which state, and how many dossiers stand on old data. */
    String summary(SourceFreshness freshness) {
        var parts = new ArrayList<String>();
        for (var state : List.of(SourceState.values()).reversed()) {
            var count = freshness.watched().stream()
                    .filter(one -> one.state() == state)
                    .count();
            if (count > 0) {
                parts.add(wording.say("summary." + Words.of(state), count));
            }
        }
        if (!freshness.invalid().isEmpty()) {
            parts.add(wording.say("summary.invalid", freshness.invalid().size()));
        }
        if (!freshness.removed().isEmpty()) {
            parts.add(wording.say("summary.removed", freshness.removed().size()));
        }
        var old = SourceFreshness.dossiers(freshness.outdated()) + SourceFreshness.dossiers(freshness.abandoned());
        if (old > 0) {
            parts.add(wording.say("summary.outdated", wording.number(old)));
        }
        return String.join(" · ", parts);
    }
}
