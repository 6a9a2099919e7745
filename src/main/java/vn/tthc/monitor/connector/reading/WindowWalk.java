package vn.tthc.monitor.connector.reading;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.connector.FailureCategory;
import vn.tthc.monitor.connector.definition.ListRead;
import vn.tthc.monitor.connector.definition.Window;
import vn.tthc.monitor.connector.source.Ask;
import vn.tthc.monitor.connector.source.SourceFailure;
import vn.tthc.monitor.connector.source.SourceSession;

/**
 * Walks through a time window piece by piece, the oldest first. A piece of which the source shows only a part, or that it
 * calls too large, is halved until it is small enough; what was read of it before comes again and changes nothing.
 */
public final class WindowWalk implements PageWalk {
    private final SourceSession session;
    private final ListRead read;
    private final Window window;
    private final ZoneId zone;
    private final PageBudget budget;
    private final Deque<WindowSpan> pieces = new ArrayDeque<>();
    private @Nullable WindowSpan span;
    private @Nullable ListWalk walk;

    private WindowWalk(SourceSession session, ListRead read, Window window, WindowSpan whole, ZoneId zone) {
        this.session = session;
        this.read = read;
        this.window = window;
        this.zone = zone;
        this.budget = new PageBudget(read.paging().maxPages());
        this.pieces.addAll(whole.pieces(window.slices().step()));
    }

    /**
     * The walk through a listing.
     *
     * @param mark the newest time stored, from which to go on; null to read from the very beginning
     * @param started when the run began
     * @param zone of the source's times
     */
    public static PageWalk through(
            SourceSession session, ListRead read, @Nullable Instant mark, Instant started, ZoneId zone) {
        var window = read.window();
        return window == null || !window.slices().closed()
                ? new ListWalk(session, read, WindowBounds.of(window, mark, started, zone), Ask.Phase.LIST)
                : new WindowWalk(session, read, window, WindowSpan.of(window, mark, started), zone);
    }

    @Override
    public Optional<RawPage> next() {
        while (true) {
            var piece = span == null ? pieces.poll() : span;
            if (piece == null) {
                return Optional.empty();
            }
            span = piece;
            var page = page(piece, begun(piece));
            if (page != null) {
                return Optional.of(page);
            }
        }
    }

    private ListWalk begun(WindowSpan piece) {
        var begun = walk == null
                ? new ListWalk(session, read, WindowBounds.between(window, piece, zone), Ask.Phase.LIST, budget)
                : walk;
        walk = begun;
        return begun;
    }

    /** The next page of a piece; null where the piece was cut instead, or had no more. */
    private @Nullable RawPage page(WindowSpan piece, ListWalk listing) {
        RawPage page;
        try {
            page = listing.next().orElse(null);
        } catch (SourceFailure e) {
            if (e.category() == FailureCategory.TOO_LARGE && cut(piece)) {
                return null;
            }
            throw e;
        }
        if (page == null) {
            finish();
            return null;
        }
        if (!showsOnlyAPart(listing)) {
            return page.last() ? last(page, piece) : page;
        }
        if (cut(piece)) {
            return page.within(false, null, null);
        }
        return page.last() ? incomplete(page, piece) : page;
    }

    private boolean showsOnlyAPart(ListWalk listing) {
        var most = window.slices().rows();
        var total = listing.total();
        return most > 0 && (listing.listed() >= most || (total != null && total > most));
    }

    private RawPage last(RawPage page, WindowSpan piece) {
        finish();
        var ended = pieces.isEmpty();
        return page.within(ended, page.doubt(), ended || page.doubt() != null ? null : piece.to());
    }

    private RawPage incomplete(RawPage page, WindowSpan piece) {
        finish();
        var bounds = WindowBounds.between(window, piece, zone);
        return page.within(
                pieces.isEmpty(),
                "Khoảng từ " + bounds.from() + " đến " + bounds.to() + " không chia nhỏ hơn được mà vẫn đủ trần "
                        + window.slices().rows()
                        + " hồ sơ nguồn cho thấy, nên có thể còn sót; cần khoảng có ít hồ sơ hơn. "
                        + "Thêm điều kiện lọc vào read.list, hoặc hỏi nguồn nâng trần.",
                null);
    }

    /** Puts both halves in the place of a piece; false where they would be asked for in the same words. */
    private boolean cut(WindowSpan piece) {
        var whole = WindowBounds.between(window, piece, zone);
        for (var half : piece.halves()) {
            var bounds = WindowBounds.between(window, half, zone);
            if (bounds.equals(whole)) {
                return false;
            }
        }
        var halves = piece.halves();
        for (var index = halves.size() - 1; index >= 0; index--) {
            pieces.push(halves.get(index));
        }
        if (!halves.isEmpty()) {
            finish();
        }
        return !halves.isEmpty();
    }

    private void finish() {
        span = null;
        walk = null;
    }
}
