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

    static String of(CalendarBook book, RuleSets ruleSets, Procedures procedures) {
        var common = text(book.common());
        var agencies = book.codes().stream()
                .filter(code -> !book.plan(code).equals(book.common()))
                .map(code -> code + "=" + text(book.plan(code)))
                .collect(Collectors.joining(";"));
        var limits = procedures.all().stream()
                .map(line -> line.code() + line.channel() + line.limit() + line.from() + line.to() + line.nearHours()
                        + "/" + line.nearShare())
                .collect(Collectors.joining(","));
        var text = common + "|" + agencies + "|" + ruleSets + "|" + limits;
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("this Java has no SHA-256", failure);
        }
    }

    private static String text(CalendarPlan plan) {
        var hours = plan.hours().stream()
                .map(rule -> rule.days().stream().sorted().toList() + "" + rule.from() + rule.to() + rule.open())
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
        var halfDays = new TreeMap<>(plan.halfDays())
                .values().stream()
                        .map(day -> day.date() + "/" + day.open() + day.closes()
                                + (day.opens() == null ? "" : "-" + day.opens()))
                        .collect(Collectors.joining(","));
        return plan.zone() + "|" + plan.warn() + "|" + hours + "|" + restDays + "|" + makeUpDays + "|" + halfDays;
    }
}
