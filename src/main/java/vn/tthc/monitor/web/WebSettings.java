package vn.tthc.monitor.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the screens, keys {@code tthc.web.*}.
 *
 * @param refresh pause between two questions of an open page for changes
 * @param idle a session ends after this long without a person's own request; background refreshes do not count
 * @param rows rows of the queue on one page
 * @param statusPage whether {@code /trang-thai} shows everybody, signed in or not, how the systems are
 */
@ConfigurationProperties("tthc.web")
public record WebSettings(
        @DefaultValue("25s") Duration refresh,
        @DefaultValue("4h") Duration idle,
        @DefaultValue("50") int rows,
        @DefaultValue("false") boolean statusPage) {}
