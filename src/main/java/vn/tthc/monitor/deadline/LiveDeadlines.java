package vn.tthc.monitor.deadline;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tthc.monitor.platform.config.Problem;
import vn.tthc.monitor.platform.config.SettledFiles;

/** The rules as their files were last read without a fault; a fault is shown, logged and changes nothing. */
final class LiveDeadlines implements Deadlines {
    private static final Logger LOG = LoggerFactory.getLogger(LiveDeadlines.class);

    private final DeadlineFiles files;
    private final SettledFiles watch;
    private volatile State state;

    /**
     * What holds now.
     *
     * @param files what the files say by themselves
     * @param rules those at work: the files with the edits over them
     * @param problems what is wrong with newer files
     */
    private record State(DeadlineRules files, List<DayEdit> edits, DeadlineRules rules, List<Problem> problems) {}

    /**
     * Reads the files.
     *
     * @throws IllegalStateException with every problem of every file
     */
    LiveDeadlines(DeadlineFiles files, Clock clock) {
        this.files = files;
        this.watch = files.watch(clock);
        var read = files.read();
        this.state = new State(read, List.of(), read, List.of());
    }

    /** Reads the files again once two looks in a row saw the same change; whether other rules are at work now. */
    synchronized boolean look() {
        if (!watch.changed()) {
            return false;
        }
        var before = state;
        var read = files.attempt();
        if (read.rules() == null) {
            LOG.warn("{}", DeadlineFiles.text(read.problems(), "those before go on. Mend the files:"));
            state = new State(before.files(), before.edits(), before.rules(), read.problems());
            return false;
        }
        state = new State(read.rules(), before.edits(), read.rules().with(before.edits()), read.problems());
        return true;
    }

    /** Lays edits over the files, instead of those before. */
    synchronized void follow(List<DayEdit> edits) {
        var before = state;
        if (!edits.equals(before.edits())) {
            state = new State(before.files(), List.copyOf(edits), before.files().with(edits), before.problems());
        }
    }

    List<DayEdit> edits() {
        return state.edits();
    }

    /** The rules of the files without the edits. */
    DeadlineRules files() {
        return state.files();
    }

    DeadlineRules now() {
        return state.rules();
    }

    List<Problem> problems() {
        return state.problems();
    }

    @Override
    public WorkingCalendar calendar() {
        return now().calendar();
    }

    @Override
    public WorkingCalendar calendar(@Nullable String agency) {
        return now().calendar(agency);
    }

    @Override
    public RuleSet rules(Instant receivedAt) {
        return now().rules(receivedAt);
    }

    @Override
    public Procedures procedures() {
        return now().procedures();
    }

    @Override
    public @Nullable Instant due(Term term) {
        return now().due(term);
    }

    @Override
    public Optional<Derivation> derive(Term term) {
        return now().derive(term);
    }

    @Override
    public @Nullable Instant handOverUntil(Instant receivedAt, @Nullable String agency) {
        return now().handOverUntil(receivedAt, agency);
    }

    @Override
    public Instant meant(Instant written, @Nullable String agency) {
        return now().meant(written, agency);
    }

    @Override
    public Instant warnAt(
            @Nullable Instant receivedAt, Instant dueAt, @Nullable String agency, @Nullable ProcedureLimit procedure) {
        return now().warnAt(receivedAt, dueAt, agency, procedure);
    }

    @Override
    public Instant lastCallAt(@Nullable Instant receivedAt, Instant dueAt, @Nullable String agency) {
        return now().lastCallAt(receivedAt, dueAt, agency);
    }

    @Override
    public Urgency urgency(Clockface face, Instant at) {
        return now().urgency(face, at);
    }

    @Override
    public Instant endOfDay(Instant at) {
        return now().endOfDay(at);
    }

    @Override
    public String fingerprint() {
        return now().fingerprint();
    }

    @Override
    public String sentence(Instant at, Instant dueAt, @Nullable String agency, Locale locale) {
        return now().sentence(at, dueAt, agency, locale);
    }

    @Override
    public String remaining(Instant at, Instant dueAt, @Nullable String agency, Locale locale) {
        return now().remaining(at, dueAt, agency, locale);
    }
}
