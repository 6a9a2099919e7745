package vn.tthc.monitor.dossier;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By what a record can be the same dossier as another one: the codes it has everywhere, and the own code of another system
 * that it refers to.
 *
 * @param codes normalized codes of the national form, or a given national code as it stands; most have one or none
 * @param reference own code in another system; null for none, and where it is of the national form and so among the codes
 */
record LinkKeys(
        String source,
        String code,
        List<String> codes,
        @Nullable String reference) {
    LinkKeys {
        codes = List.copyOf(codes);
    }

    static LinkKeys of(String source, SourceDossier dossier) {
        return of(source, dossier.code(), dossier.nationalCode(), dossier.crossReference());
    }

    static LinkKeys of(String source, String code, @Nullable String nationalCode, @Nullable String crossReference) {
        var referred = LinkKey.national(crossReference);
        var codes = Stream.of(
                        LinkKey.national(nationalCode).or(() -> LinkKey.given(nationalCode)),
                        referred,
                        LinkKey.national(code))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        var foreign = crossReference == null || referred.isPresent() ? "" : crossReference.strip();
        return new LinkKeys(source, code, codes, foreign.isEmpty() || foreign.equals(code) ? null : foreign);
    }

    /** The record itself as a node. */
    String own() {
        return own(source, code);
    }

    static String own(String source, String code) {
        return source + ":" + code;
    }

    /** Whether no more than one key ties it to others, so that nothing else need be looked at. */
    boolean simple() {
        return codes.size() <= 1 && reference == null;
    }

    /** The key of a dossier that this record is alone in. */
    String key() {
        return codes.isEmpty() ? own() : codes.getFirst();
    }

    /** How others refer to its own code; null where that is of the national form. */
    @Nullable String named() {
        return LinkKey.national(code).isPresent() ? null : reference(code);
    }

    /** The node of an own code of an unnamed system. */
    static String reference(String code) {
        return "?" + code.strip();
    }

    /** Everything under which an alias may be written that concerns it. */
    Stream<String> nodes() {
        return Stream.concat(
                codes.stream(),
                Stream.of(Optional.of(own()), Optional.ofNullable(named())).flatMap(Optional::stream));
    }
}
