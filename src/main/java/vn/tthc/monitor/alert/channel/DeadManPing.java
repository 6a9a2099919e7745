package vn.tthc.monitor.alert.channel;

import java.io.IOException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.tthc.monitor.platform.Secret;
import vn.tthc.monitor.platform.SecretMask;

/** Calls an outside watcher that raises the alarm when the calls stay away. Its address is as good as a password. */
@Component
public class DeadManPing {
    private static final Logger LOG = LoggerFactory.getLogger(DeadManPing.class);
    private static final Duration CALL = Duration.ofSeconds(10);

    private final @Nullable HttpUrl address;
    private final OkHttpClient client =
            new OkHttpClient.Builder().callTimeout(CALL).build();

    @Autowired
    DeadManPing(Environment environment) {
        this(environment.getProperty("tthc.dead-man.url", ""));
    }

    private DeadManPing(String url) {
        if (url.isBlank()) {
            address = null;
            return;
        }
        Secret.of(url);
        address = HttpUrl.parse(url);
        if (address == null) {
            throw new IllegalStateException(
                    "tthc.dead-man.url không phải địa chỉ http:// hay https:// / is no http address");
        }
    }

    /** For a watcher at the address. */
    public static DeadManPing to(String url) {
        return new DeadManPing(url);
    }

    /** One call; false where there is no watcher, or it did not take the call. */
    public boolean send() {
        if (address == null) {
            return false;
        }
        try (var response =
                client.newCall(new Request.Builder().url(address).build()).execute()) {
            if (!response.isSuccessful()) {
                LOG.warn("Nơi canh bên ngoài trả HTTP {} / the outside watcher did not take the call", response.code());
            }
            return response.isSuccessful();
        } catch (IOException e) {
            LOG.warn(
                    "Không gọi được nơi canh bên ngoài: {} / the outside watcher cannot be called",
                    SecretMask.mask(String.valueOf(e.getMessage())));
            return false;
        }
    }
}
