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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.PollRun;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.dossier.DossierPage;

/**
 * A run that fetches the next page while the last one is stored, never more than one ahead. It ends quietly at the first
 * failure, which it keeps for the report.
 */
final class PrefetchingRun implements PollRun {
    private final RunReading reading;
    private final ExecutorService threads;
    private final Function<Throwable, SourceFailure> internal;
    private final AtomicReference<@Nullable SourceFailure> failure = new AtomicReference<>();
    private final boolean idle;
    private @Nullable Future<Optional<DossierPage>> pending;
    private @Nullable DossierPage ready;
    private final AtomicInteger handedOn = new AtomicInteger();

    private PrefetchingRun(
            RunReading reading, ExecutorService threads, Function<Throwable, SourceFailure> internal, boolean idle) {
        this.reading = reading;
        this.threads = threads;
        this.internal = internal;
        this.idle = idle;
    }

    /** Begins to fetch the first page at once. */
    static PrefetchingRun begin(
            RunReading reading, ExecutorService threads, Function<Throwable, SourceFailure> internal) {
        var run = new PrefetchingRun(reading, threads, internal, false);
        run.fetch();
        return run;
    }

    /** A run with nothing to do, which leaves no trace. */
    static PrefetchingRun idle(
            RunReading reading, ExecutorService threads, Function<Throwable, SourceFailure> internal) {
        return new PrefetchingRun(reading, threads, internal, true);
    }

    /** A run that could not even begin. */
    static PrefetchingRun failed(
            RunReading reading,
            ExecutorService threads,
            Function<Throwable, SourceFailure> internal,
            RuntimeException cause) {
        var run = new PrefetchingRun(reading, threads, internal, false);
        run.failure.set(cause instanceof SourceFailure known ? known : internal.apply(cause));
        return run;
    }

    private void fetch() {
        try {
            pending = threads.submit(reading::next);
        } catch (RejectedExecutionException e) {
            failure.set(internal.apply(e));
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
            failure.set(internal.apply(e));
        } catch (ExecutionException e) {
            var cause = e.getCause();
            failure.set(cause instanceof SourceFailure known ? known : internal.apply(cause == null ? e : cause));
        }
        return null;
    }

    /** Stops fetching; a page already handed on may still be stored. */
    void stop() {
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

    RunReading reading() {
        return reading;
    }

    @Nullable SourceFailure failure() {
        return failure.get();
    }

    boolean idle() {
        return idle;
    }

    int handedOn() {
        return handedOn.get();
    }
}
