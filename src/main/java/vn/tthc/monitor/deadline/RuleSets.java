package vn.tthc.monitor.deadline;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import vn.tthc.monitor.platform.config.ConfigNode;

/** The rule sets of {@code deadline-rules.yaml} by the day they begin to hold, and when a dossier is told of. */
record RuleSets(List<RuleSet> byDate, LastCall lastCall) {
    /** What holds without a file: the rules common to all acts so far. */
    static final RuleSets PLAIN = new RuleSets(
            List.of(new RuleSet(
                    LocalDate.of(2000, 1, 1),
                    "",
                    8,
                    LocalTime.of(15, 0),
                    RuleSet.ClockStart.RECEPTION,
                    new RuleSet.HandOver(Limit.sameDay(), LocalTime.of(15, 0)),
                    new RuleSet.Supplements(1, null, RuleSet.Unanswered.ENDS_AT_REQUEST),
                    RuleSet.DateOnly.CLOSING)),
            new LastCall(2, 10));

    RuleSets {
        byDate = byDate.stream().sorted(Comparator.comparing(RuleSet::from)).toList();
    }

    /** The last reminder before a due time: so many working hours ahead, or a share of the term when that is less. */
    record LastCall(int hours, int sharePercent) {}

    /** The set of a day; before the first set the first one, so that old dossiers are computed at all. */
    RuleSet at(Instant receivedAt, ZoneId zone) {
        var found = byDate.getFirst();
        if (byDate.size() > 1) {
            var day = receivedAt.atZone(zone).toLocalDate();
            for (var set : byDate) {
                if (!set.from().isAfter(day)) {
                    found = set;
                }
            }
        }
        return found;
    }

    static RuleSets read(ConfigNode root) {
        var last = root.at("lastCall");
        return new RuleSets(
                root.at("ruleSets").items().stream().map(RuleSets::ruleSet).toList(),
                new LastCall(last.integer("hours"), last.integer("share")));
    }

    static RuleSet ruleSet(ConfigNode item) {
        var handOver = item.at("handOver");
        var supplements = item.at("supplements");
        var within = supplements.get("answerWithin");
        return new RuleSet(
                item.date("from"),
                item.text("document"),
                item.integer("dayHours"),
                item.time("sameDayCutOff"),
                RuleSet.ClockStart.valueOf(constant(item.text("nonTerritorialStart"))),
                new RuleSet.HandOver(limit(handOver), handOver.time("cutOff")),
                new RuleSet.Supplements(
                        supplements.integer("most"),
                        within == null ? null : limit(within),
                        RuleSet.Unanswered.valueOf(constant(supplements.text("unanswered")))),
                RuleSet.DateOnly.valueOf(constant(item.text("dateOnly"))));
    }

    private static Limit limit(ConfigNode node) {
        var unit = Limit.Unit.of(node.text("unit")).orElseThrow();
        return new Limit(new BigDecimal(node.text("limit", "1")), unit);
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
