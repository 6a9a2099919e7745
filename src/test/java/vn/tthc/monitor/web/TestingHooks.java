package vn.tthc.monitor.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tthc.monitor.alert.Hooks;

/** Takes calls that show "đúng", and knows one chat. */
class TestingHooks implements Hooks {
    final List<String> taken = new ArrayList<>();
    private final Clock clock;

    TestingHooks(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Answer zalo(String channel, @Nullable String secret, byte[] body) {
        return answer(channel, secret, body);
    }

    @Override
    public Answer alertmanager(String input, @Nullable String authorization, byte[] body) {
        return answer(input, authorization, body);
    }

    private Answer answer(String name, @Nullable String shown, byte[] body) {
        if (!name.equals("nhom")) {
            return Answer.UNKNOWN;
        }
        if (!"Bearer dung".equals(shown)) {
            return Answer.REFUSED;
        }
        var text = new String(body, StandardCharsets.UTF_8);
        if (!text.startsWith("{")) {
            return Answer.UNREADABLE;
        }
        taken.add(text);
        return Answer.TAKEN;
    }

    @Override
    public void poll() {}

    @Override
    public List<SeenChat> seenChats() {
        return List.of(
                new SeenChat("zalo-ky-thuat", "g-6ede9afa66b88fe6d6a9f0c1", null, true, "Lan", clock.instant(), false));
    }
}
