package vn.tthc.monitor.alert.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.alert.channel.Channel;
import vn.tthc.monitor.alert.channel.ChannelSet;

/** Once an hour lets every channel do what it must though it has nothing to send, and says what it is worried about. */
@Component
class ChannelUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelUpkeep.class);
    private static final Duration EVERY = Duration.ofHours(1);

    private final ChannelSet channels;
    private final Clock clock;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);
    private final AtomicBoolean busy = new AtomicBoolean();

    ChannelUpkeep(ChannelSet channels, Clock clock) {
        this.channels = channels;
        this.clock = clock;
    }

    /** Starts a round where one is due; it may wait for other systems, so nobody waits for it. */
    void look() {
        var now = clock.instant();
        if (now.isBefore(next.get()) || !busy.compareAndSet(false, true)) {
            return;
        }
        next.set(now.plus(EVERY));
        Thread.ofVirtual().name("channel-upkeep").start(() -> {
            try {
                channels.all().forEach((plan, channel) -> keep(plan.id(), channel));
            } finally {
                busy.set(false);
            }
        });
    }

    boolean idle() {
        return !busy.get();
    }

    private static void keep(String id, Channel channel) {
        try {
            channel.upkeep();
            var notice = channel.notice();
            if (notice != null) {
                LOG.error("Kênh {}: {} / the channel needs a person", id, notice);
            }
        } catch (RuntimeException e) {
            LOG.error("Kênh {}: chưa kiểm tra được, sẽ thử lại / the channel could not be looked after", id, e);
        }
    }
}
