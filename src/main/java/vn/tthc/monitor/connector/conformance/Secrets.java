package vn.tthc.monitor.connector.conformance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import vn.tthc.monitor.connector.conformance.fake.FakeSource.Kind;
import vn.tthc.monitor.connector.definition.Authentication;

/** What proves who we are in one rehearsal, and every form in which it could leak. */
record Secrets(List<String> forms) {
    static Secrets of(Stage stage) {
        var values = new ArrayList<String>();
        switch (stage.definition().http().auth()) {
            case Authentication.ApiKey key -> values.add(key.value().reveal());
            case Authentication.Basic basic -> {
                values.add(basic.password().reveal());
                values.add(basic.username() + ":" + basic.password().reveal());
            }
            case Authentication.Bearer bearer -> values.add(bearer.token().reveal());
            case Authentication.Digest digest -> values.add(digest.password().reveal());
            case Authentication.Hmac hmac -> values.add(hmac.rule().secret().reveal());
            case Authentication.OAuth2ClientCredentials auth -> client(auth.request(), values);
            case Authentication.OAuth2Password auth -> {
                client(auth.request(), values);
                values.add(auth.password().reveal());
            }
            case Authentication.SessionLogin auth -> values.add(auth.password().reveal());
            case Authentication.FormLogin auth -> values.add(auth.password().reveal());
            case Authentication.None _ -> {
                // Nothing to hide.
            }
        }
        stage.source().log().stream()
                .filter(seen -> seen.kind() != Kind.LOGIN)
                .map(seen -> seen.request().header("Authorization"))
                // What HTTP Basic sends is name and password in base64, which is among the forms already.
                .filter(header -> header != null && header.startsWith("Bearer "))
                .forEach(header -> values.add(header.substring(header.indexOf(' ') + 1)));
        var forms = new ArrayList<String>();
        for (var value : values) {
            forms.add(value);
            forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
            forms.add(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
        }
        return new Secrets(List.copyOf(forms));
    }

    private static void client(Authentication.TokenRequest request, List<String> values) {
        if (request.client() != null) {
            values.add(request.client().secret().reveal());
        }
    }

    /** Whether one of them stands in the text, in clear, URL-encoded or in base64. */
    boolean standIn(String text) {
        return forms.stream().anyMatch(text::contains);
    }
}
