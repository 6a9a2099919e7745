package vn.tthc.monitor.connector.polling;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.PollRun;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.dossier.DossierPage;

/**
 * A run that fetches the next page while the last one is stored, never more than one ahead. It ends quietly at the first
 * failure, which it keeps for the report.
 */
public final class PrefetchingRun implements PollRun {
    private final Source source;
    private final RunReading reading;
    private final ExecutorService threads;
    private final AtomicReference<@Nullable SourceFailure> failure = new AtomicReference<>();
    private final boolean idle;
    private @Nullable Future<Optional<DossierPage>> pending;
    private @Nullable DossierPage ready;
    private final AtomicInteger handedOn = new AtomicInteger();

    private PrefetchingRun(Source source, RunReading reading, ExecutorService threads, boolean idle) {
        this.source = source;
        this.reading = reading;
        this.threads = threads;
        this.idle = idle;
    }

    /** Begins to fetch the first page at once. */
    public static PrefetchingRun begin(Source source, RunReading reading, ExecutorService threads) {
        var run = new PrefetchingRun(source, reading, threads, false);
        run.fetch();
        return run;
    }

    /** A run with nothing to do, which leaves no trace. */
    public static PrefetchingRun idle(Source source, ExecutorService threads) {
        return new PrefetchingRun(source, source.nothing(), threads, true);
    }

    /** A run that could not even begin. */
    public static PrefetchingRun failed(Source source, ExecutorService threads, RuntimeException cause) {
        var run = new PrefetchingRun(source, source.nothing(), threads, false);
        run.failure.set(cause instanceof SourceFailure known ? known : source.internal(cause));
        return run;
    }

    private void fetch() {
        try {
            pending = threads.submit(reading::next);
        } catch (RejectedExecutionException e) {
            failure.set(source.internal(e));
            pending = null;
        }
    }

    @Override
    public boolean hasNext() {
        if (ready == null && pending != null) {
            ready = await(pending);
            pending = null;
        }
        return ready != null;
    }

    @Override
    public DossierPage next() {
        if (!hasNext() || ready == null) {
            throw new NoSuchElementException("the run has no more pages");
        }
        var page = ready;
        ready = null;
        handedOn.incrementAndGet();
        fetch();
        return page;
    }

    private @Nullable DossierPage await(Future<Optional<DossierPage>> fetched) {
        try {
            return fetched.get().orElse(null);
        } catch (InterruptedException e) {
            fetched.cancel(true);
            Thread.currentThread().interrupt();
            failure.set(source.internal(e));
        } catch (ExecutionException e) {
            var cause = e.getCause();
            failure.set(cause instanceof SourceFailure known ? known : source.internal(cause == null ? e : cause));
        }
        return null;
    }

    /** Stops fetching; a page already handed on may still be stored. */
    public void stop() {
        if (pending != null) {
            pending.cancel(true);
            pending = null;
        }
    }

    @Override
    public UUID id() {
        return reading.plan().run();
    }

    @Override
    public String connector() {
        return reading.plan().connector();
    }

    /** The source as it was when the run began; its file may have changed since. */
    public Source source() {
        return source;
    }

    public RunReading reading() {
        return reading;
    }

    /** What ended it before its end; null while nothing did. */
    public @Nullable SourceFailure failure() {
        return failure.get();
    }

    boolean idle() {
        return idle;
    }

    int handedOn() {
        return handedOn.get();
    }
}
