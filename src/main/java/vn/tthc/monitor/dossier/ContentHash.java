package vn.tthc.monitor.dossier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Hashes a dossier's fields, each with its length so that no two different dossiers read the same. */
public final class ContentHash {
    private final StringBuilder canonical = new StringBuilder(512);

    private ContentHash() {}

    /** The same dossier with the hash of its content. */
    public static SourceDossier hashed(SourceDossier dossier) {
        return new SourceDossier(
                dossier.code(),
                dossier.nationalCode(),
                dossier.crossReference(),
                dossier.procedure(),
                dossier.handling(),
                dossier.applicant(),
                dossier.submission(),
                dossier.status(),
                dossier.times(),
                dossier.supplements(),
                dossier.transfers(),
                dossier.deepLink(),
                dossier.raw(),
                of(dossier));
    }

    /** Hex SHA-256 over everything except the raw record and the hash itself. */
    static String of(SourceDossier dossier) {
        var hash = new ContentHash()
                .add(dossier.code())
                .add(dossier.nationalCode())
                .add(dossier.crossReference())
                .add(dossier.procedure().code())
                .add(dossier.procedure().name())
                .add(dossier.procedure().field())
                .add(dossier.handling().receivingAgency())
                .add(dossier.handling().handlingAgency())
                .add(dossier.handling().department())
                .add(dossier.handling().officer())
                .add(dossier.applicant().name())
                .add(dossier.applicant().kind())
                .add(dossier.applicant().idNumber())
                .add(dossier.applicant().phone())
                .add(dossier.submission().channel())
                .add(dossier.submission().serviceLevel())
                .add(dossier.submission().digitized())
                .add(dossier.submission().paidOnline())
                .add(dossier.status().value())
                .add(dossier.status().sourceCode())
                .add(dossier.status().sourceText())
                .add(dossier.deepLink());
        hash.addTimes(dossier.times()).addLists(dossier);
        // Last and only where it is said, so that records of sources without it keep their hash.
        var enteredAt = dossier.times().enteredAt();
        return enteredAt == null ? hash.hex() : hash.add(enteredAt).hex();
    }

    private ContentHash addTimes(SourceDossier.Milestones times) {
        return add(times.submittedAt())
                .add(times.receivedAt())
                .add(times.dueAt())
                .add(times.noTerm())
                .add(times.finishedAt())
                .add(times.returnedAt())
                .add(times.withdrawnAt())
                .add(times.sourceUpdatedAt());
    }

    private ContentHash addLists(SourceDossier dossier) {
        add(dossier.supplements().size());
        dossier.supplements()
                .forEach(supplement -> add(supplement.askedAt())
                        .add(supplement.receivedAt())
                        .add(supplement.oldDueAt())
                        .add(supplement.newDueAt()));
        add(dossier.transfers().size());
        dossier.transfers()
                .forEach(transfer -> add(transfer.from())
                        .add(transfer.to())
                        .add(transfer.at())
                        .addGiven(transfer.dueAt()));
        return this;
    }

    /** A value that most sources do not give leaves the hash as it was before we knew of it. */
    private ContentHash addGiven(@Nullable Object value) {
        return value == null ? this : add(value);
    }

    private ContentHash add(@Nullable Object value) {
        if (value == null) {
            canonical.append('-');
        } else {
            var text = value.toString();
            canonical.append(text.length()).append(':').append(text);
        }
        return this;
    }

    private String hex() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(canonical.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
