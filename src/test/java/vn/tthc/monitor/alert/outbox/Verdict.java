package vn.tthc.monitor.alert.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import vn.tthc.monitor.alert.outbox.Heard.Sense;
import vn.tthc.monitor.incident.Incident;
import vn.tthc.monitor.incident.TestingDeadlines;

/** What came of a schedule, judged by what the chats really received and by the incidents that there really were. */
final class Verdict {
    static final int PER_MINUTE = 10;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Pattern REASON = Pattern.compile("Nâng cấp lần \\d+ lúc [^ \\n]+");

    private final Schedule schedule;
    private final List<String> wrong;
    private int owed;
    private int lost;
    private int doubled;
    private int messages;

    Verdict(Schedule schedule, List<String> wrong) {
        this.schedule = schedule;
        this.wrong = new ArrayList<>(wrong);
    }

    /** What the ledger says of an incident in a channel, with the text of every message that was tried. */
    record Fact(long incident, boolean uncertain, int opened, int rows, List<String> texts) {}

    Schedule schedule() {
        return schedule;
    }

    /** Sentences about what must never happen; empty where all is well. */
    List<String> wrong() {
        return wrong;
    }

    /** Pairs of an incident and a channel that had to hear of it. */
    int owed() {
        return owed;
    }

    /** Of these, how many did not hear the truth. */
    int lost() {
        return lost;
    }

    /** Messages that the chats took. */
    int messages() {
        return messages;
    }

    /** Messages that came twice; allowed only with the words that say so. */
    int doubled() {
        return doubled;
    }

    void judge(TestingChat chat, String channel, List<Incident> incidents, Set<Long> begunInSilence, List<Fact> facts) {
        var heard = Heard.of(chat.texts);
        messages += chat.texts.size();
        for (var incident : incidents) {
            var mine = heard.stream()
                    .filter(line -> line.incident() == incident.number())
                    .toList();
            var fact = facts.stream()
                    .filter(candidate -> candidate.incident() == incident.number())
                    .findFirst()
                    .orElse(new Fact(incident.number(), false, 0, 0, List.of()));
            var silenced = begunInSilence.contains(incident.number()) && !incident.open();
            if (fact.rows() == 0 && (silenced || !concerned(incident, channel))) {
                check(mine.isEmpty(), "told to a channel it does not concern", incident, channel, mine);
                continue;
            }
            owed++;
            truth(incident, channel, mine, fact);
            repeats(incident, channel, mine, fact);
        }
        windows(chat, channel);
        quietOutsideWork(chat);
        withinLimits(chat, channel);
    }

    /** Apart from those that are told because another channel takes nothing. */
    private static boolean concerned(Incident incident, String channel) {
        return switch (incident.kind()) {
            case CHANNEL -> !incident.source().endsWith(channel);
            case LATENCY -> true;
            default -> channel.equals("nhom");
        };
    }

    /** (a), (b), (e): who heard of it hears of its end, and what was heard last is what is true. */
    private void truth(Incident incident, String channel, List<Heard> mine, Fact fact) {
        var fired = has(mine, Sense.FIRING);
        var recovered = has(mine, Sense.RECOVERED);
        var last = mine.isEmpty() ? null : mine.getLast().sense();
        var unwatched = incident.message() != null && incident.message().contains("không còn được đọc");
        boolean told;
        if (incident.open()) {
            told = fired && last != Sense.RECOVERED && last != Sense.INTERRUPTED;
        } else if (unwatched) {
            told = last == Sense.OTHER;
        } else {
            told = last == Sense.RECOVERED || last == Sense.INTERRUPTED;
        }
        if (!told) {
            lost++;
        }
        check(told, "(a, e) did not hear the truth", incident, channel, mine);
        check(!recovered || fired || fact.uncertain(), "(b) a recovery without a firing", incident, channel, mine);
        for (var index = 1; index < mine.size(); index++) {
            check(
                    mine.get(index).sense() != Sense.INTERRUPTED
                            || mine.get(index - 1).sense() != Sense.FIRING
                            || fact.uncertain(),
                    "an interruption after a firing",
                    incident,
                    channel,
                    mine);
        }
    }

    /** (a), (c): nothing twice, except after uncertainty and with the words that say so. */
    private void repeats(Incident incident, String channel, List<Heard> mine, Fact fact) {
        check(fact.opened() <= 1, "(c) two first messages", incident, channel, mine);
        // What is still wrong after a silence is told again in the same words; that is a message of its own.
        var unheard = new ArrayList<>(fact.texts());
        var unmarked = new ArrayList<>(fact.texts());
        for (var line : mine) {
            if (!unheard.remove(line.text())) {
                doubled++;
                check(fact.uncertain(), "(c) doubled without uncertainty", incident, channel, mine);
            }
            if (!line.repeated()) {
                check(unmarked.remove(line.text()), "(c) doubled without a word", incident, channel, mine);
            }
        }
    }

    /** Who heard that a window began hears that it is over, and in this order. */
    private void windows(TestingChat chat, String channel) {
        var begun = new LinkedHashSet<String>();
        var over = new HashSet<String>();
        for (var text : chat.texts) {
            var reason = REASON.matcher(text);
            if (text.contains("🔵") && reason.find()) {
                (text.contains("hết bảo trì") ? over : begun).add(reason.group());
                if (!text.contains("hết bảo trì")
                        && over.contains(reason.group())
                        && !text.startsWith(MessageText.REPEATED)) {
                    wrong.add("a window began after its end in " + channel + ": " + reason.group());
                }
            }
        }
        owed += begun.size();
        begun.removeAll(over);
        lost += begun.size();
        begun.forEach(reason -> wrong.add("(a) the end of a window was not told in " + channel + ": " + reason));
    }

    /** (d), and nothing about a dossier twice, because nobody can say which one was the first. */
    private void quietOutsideWork(TestingChat chat) {
        var single = chat.texts.stream()
                .filter(text -> text.contains("Hồ sơ ưu tiên"))
                .toList();
        if (Set.copyOf(single).size() < single.size()) {
            wrong.add("(c) a dossier was told twice: " + single);
        }
        var calendar = TestingDeadlines.deadlines().calendar();
        for (var index = 0; index < chat.texts.size(); index++) {
            var text = chat.texts.get(index);
            if ((text.contains("📋") || text.contains("Hồ sơ ưu tiên"))
                    && !calendar.isWorkingTime(chat.taken.get(index))) {
                wrong.add("(d) about dossiers outside working time, at " + chat.taken.get(index));
            }
        }
    }

    /** (g); a clock that jumps begins a new count. */
    private void withinLimits(TestingChat chat, String channel) {
        var calls = chat.calls;
        for (var index = PER_MINUTE; index < calls.size(); index++) {
            var window = calls.subList(index - PER_MINUTE, index + 1);
            if (ascending(window)
                    && Duration.between(window.getFirst(), window.getLast()).compareTo(MINUTE) < 0) {
                wrong.add("(g) more than " + PER_MINUTE + " calls a minute in " + channel + ": " + window);
            }
        }
    }

    private static boolean ascending(List<Instant> window) {
        for (var index = 1; index < window.size(); index++) {
            if (window.get(index).isBefore(window.get(index - 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean has(List<Heard> lines, Sense sense) {
        return lines.stream().anyMatch(line -> line.sense() == sense);
    }

    private void check(boolean holds, String sentence, Incident incident, String channel, List<Heard> mine) {
        if (!holds) {
            wrong.add(
                    sentence + ": #" + incident.number() + " " + incident.kind() + (incident.open() ? " open" : " over")
                            + " in " + channel + ", heard "
                            + mine.stream()
                                    .map(line -> line.sense() + (line.repeated() ? "*" : ""))
                                    .toList());
        }
    }

    @Override
    public String toString() {
        return schedule + "\n  " + String.join("\n  ", wrong);
    }
}
