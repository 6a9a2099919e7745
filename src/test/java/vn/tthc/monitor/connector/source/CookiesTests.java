package vn.tthc.monitor.connector.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tthc.monitor.platform.Secret;
import vn.tthc.monitor.platform.SecretMask;
import vn.tthc.monitor.platform.TestingClock;

class CookiesTests {
    private static final HttpUrl HOME = HttpUrl.get("https://motcua.phuong.gov.vn/app/");

    private final TestingClock clock = new TestingClock(Instant.now(Clock.systemUTC()));
    private final Cookies cookies = new Cookies(clock);

    private void set(String... headers) {
        var all = new Headers.Builder();
        Stream.of(headers).forEach(header -> all.add("Set-Cookie", header));
        cookies.keep(HOME, all.build());
    }

    private @Nullable String sent(String url) {
        return cookies.header(HttpUrl.get(url));
    }

    @Test
    void goBackToTheirMachineAndPathOnly() {
        set("a=1; Path=/", "b=2; Path=/app", "c=3");
        assertThat(sent("https://motcua.phuong.gov.vn/app/list")).isEqualTo("a=1; b=2; c=3");
        assertThat(sent("https://motcua.phuong.gov.vn/khac")).isEqualTo("a=1");
        assertThat(sent("https://khac.phuong.gov.vn/app/")).isNull();
    }

    @Test
    void aWiderDomainWidensNothing() {
        set("a=1; Domain=phuong.gov.vn; Path=/");
        assertThat(sent("https://motcua.phuong.gov.vn/")).isEqualTo("a=1");
        assertThat(sent("https://ke-gian.phuong.gov.vn/")).isNull();
    }

    @Test
    void aSecureOneNeverGoesInClear() {
        set("a=1; Secure; Path=/");
        assertThat(sent("http://motcua.phuong.gov.vn/")).isNull();
    }

    @Test
    void areReplacedTakenBackAndRunOut() {
        set("a=1; Path=/", "b=2; Path=/; Max-Age=60");
        set("a=moi; Path=/");
        assertThat(sent("https://motcua.phuong.gov.vn/")).isEqualTo("a=moi; b=2");
        clock.advance(Duration.ofMinutes(2));
        assertThat(sent("https://motcua.phuong.gov.vn/")).isEqualTo("a=moi");
        set("a=; Path=/; Max-Age=0");
        assertThat(sent("https://motcua.phuong.gov.vn/")).isNull();
        assertThat(cookies.value(HOME.host(), "a")).isNull();
    }

    @Test
    void longOnesAreSecretsAndShortOnesAreWords() {
        set("PHIEN=gia-tri-phien-rat-dai; Path=/", "ngonngu=tiengviet; Path=/");
        assertThat(SecretMask.mask("gia-tri-phien-rat-dai tiengviet")).isEqualTo(SecretMask.MASK + " tiengviet");
    }

    @Test
    void aCookieThatChangesWithEveryAnswerLetsGoOfNoToken() {
        Secret.passing("token-cua-nguon-khac");
        for (var answer = 0; answer < 600; answer++) {
            set("PHIEN=gia-tri-phien-doi-moi-" + answer + "-; Path=/");
        }
        assertThat(SecretMask.mask("token-cua-nguon-khac gia-tri-phien-doi-moi-599- gia-tri-phien-doi-moi-598-"))
                .isEqualTo("•••••• •••••• ••••••");
    }
}
