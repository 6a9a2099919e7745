package vn.tthc.monitor.deadline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A short text that changes with everything that times are computed from; names and comments do not count. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(CalendarPlan plan, RuleSets ruleSets, Procedures procedures) {
        var rules = plan.hours().stream()
                .map(hours -> hours.days().stream().sorted().toList() + "" + hours.from() + hours.to() + hours.open())
                .collect(Collectors.joining());
        var restDays = new TreeMap<>(plan.restDays())
                .values().stream()
                        .filter(day -> day.state().closed())
                        .map(day -> day.date().toString())
                        .collect(Collectors.joining(","));
        var makeUpDays = new TreeMap<>(plan.makeUpDays())
                .values().stream()
                        .map(day -> day.date() + "/" + day.insteadOf())
                        .collect(Collectors.joining(","));
        var limits = procedures.all().stream()
                .map(line -> line.code() + line.channel() + line.limit() + line.from() + line.to() + line.nearHours()
                        + "/" + line.nearShare())
                .collect(Collectors.joining(","));
        var text = plan.zone() + "|" + plan.warn() + "|" + rules + "|" + restDays + "|" + makeUpDays + "|" + ruleSets
                + "|" + limits;
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("this Java has no SHA-256", failure);
        }
    }
}
