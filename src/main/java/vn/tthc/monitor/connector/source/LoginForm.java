package vn.tthc.monitor.connector.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jspecify.annotations.Nullable;

/** The form of a login page, as a browser would send it: with the hidden fields and what the page has chosen already. */
final class LoginForm {
    private static final String PASSWORD = "input[type=password]";
    private static final String CAPTCHA =
            "[name*=captcha], [id*=captcha], .g-recaptcha, .h-captcha, .cf-turnstile, [data-sitekey]";

    private static final String COMPLAINTS =
            "[role=alert], .alert, .error, .errors, .message-error, .field-validation-error, .validation-summary-errors, .text-danger";

    private final FormElement form;

    private LoginForm(FormElement form) {
        this.form = form;
    }

    /** Parses the page that an answer holds. */
    static Document page(Transport.Received received) {
        var type = received.headers().get("Content-Type");
        var media = type == null ? null : MediaType.parse(type);
        var charset = media == null ? null : media.charset();
        try (var in = new ByteArrayInputStream(received.body().toByteArray())) {
            return Jsoup.parse(
                    in,
                    charset == null ? null : charset.name(),
                    received.request().url().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form that the selector names, or the first one with a password field; null where the page has none. */
    static @Nullable LoginForm find(Document page, @Nullable String selector) {
        for (var found : page.select(selector == null ? "form" : selector)) {
            if (found instanceof FormElement form && (selector != null || form.selectFirst(PASSWORD) != null)) {
                return new LoginForm(form);
            }
        }
        return null;
    }

    /** What the page complains of, in its own words; empty where it says nothing. */
    static String complaint(Document page) {
        return page.select(COMPLAINTS).stream()
                .map(Element::text)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    /** Whether a person has to read letters from a picture. */
    boolean wantsPerson() {
        return form.selectFirst(CAPTCHA) != null;
    }

    boolean posts() {
        return form.attr("method").equalsIgnoreCase("post");
    }

    /** Where the form is sent; null for an address that is none. */
    @Nullable HttpUrl action(HttpUrl page) {
        var action = form.attr("action").strip();
        return action.isEmpty() ? page : page.resolve(action);
    }

    @Nullable String passwordField() {
        var field = form.selectFirst(PASSWORD);
        return field == null || field.attr("name").isEmpty() ? null : field.attr("name");
    }

    /** The last field for text before the password. */
    @Nullable String usernameField() {
        String found = null;
        for (var field : form.select("input")) {
            if (field.is(PASSWORD)) {
                return found;
            }
            var type = field.attr("type").toLowerCase(java.util.Locale.ROOT);
            if (List.of("", "text", "email", "tel", "number").contains(type)
                    && !field.attr("name").isEmpty()) {
                found = field.attr("name");
            }
        }
        return found;
    }

    boolean has(String name) {
        return form.elements().stream().anyMatch(field -> field.attr("name").equals(name));
    }

    /** The names of all fields, for a message. */
    List<String> names() {
        return form.elements().stream()
                .map(field -> field.attr("name"))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    /** What is sent without anybody filling in anything, with the first button pressed. */
    Map<String, String> proposed() {
        var values = new LinkedHashMap<String, String>();
        for (var pair : form.formData()) {
            values.putIfAbsent(pair.key(), pair.value());
        }
        var pressed = false;
        for (var field : form.elements()) {
            if (field.is("input[type=submit], button")) {
                if (pressed) {
                    values.remove(field.attr("name"));
                } else if (!field.attr("name").isEmpty()) {
                    values.put(field.attr("name"), field.attr("value"));
                }
                pressed = true;
            }
        }
        return values;
    }
}
