package vn.tthc.monitor.web.page;

import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;
import vn.tthc.monitor.web.BadParameter;

/** Gives every error page a code that people can read over the phone; the same code stands in the log. */
@Component
class PageFailures extends DefaultErrorAttributes {
    private static final Logger LOG = LoggerFactory.getLogger(PageFailures.class);

    /** Without letters and digits that sound or look alike. */
    private static final String ALPHABET = "ACDEFHJKMNPRTWXY34679";

    private static final int LENGTH = 6;

    private final SecureRandom random = new SecureRandom();

    @Override
    public Map<String, @Nullable Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        var attributes = super.getErrorAttributes(request, options);
        var code = new StringBuilder();
        for (var index = 0; index < LENGTH; index++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        attributes.put("code", code.toString());
        var error = getError(request);
        if (error instanceof BadParameter) {
            attributes.put("sentence", error.getMessage());
        }
        var status = attributes.get("status");
        if (status instanceof Integer number && number >= 500) {
            LOG.error("Page failed, code {}, path {}", code, attributes.get("path"), error);
        } else {
            LOG.info("Page refused, code {}, status {}, path {}", code, status, attributes.get("path"));
        }
        return attributes;
    }
}
