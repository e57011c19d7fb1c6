package io.aftersales.domain.effects;

import io.aftersales.domain.shared.CaseId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The idempotency key of one effect: at most 64 characters of {@code [A-Za-z0-9_-]}, the narrowest form that payment providers were
 * found to take. It follows from the case and the step, so that the same effect always has the same key.
 *
 * @param value the key as it is sent
 */
public record EffectKey(String value) {
    private static final int LONGEST = 64;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1," + LONGEST + "}");

    /** Refuses other characters and more than 64 of them. */
    public EffectKey {
        if (!PLAIN.matcher(value).matches()) {
            throw new IllegalArgumentException("not an effect key: " + value);
        }
    }

    /**
     * The key of a step of a case. Readable where it fits, otherwise a digest of the same parts.
     *
     * @param namespace the host's, so that two systems behind one provider do not meet
     * @param step what is owed, unique within the case
     * @param epoch counts definite failures of the same step; 0 for the first try
     */
    public static EffectKey of(String namespace, CaseId caseId, String step, int epoch) {
        String plain = String.join("-", namespace, caseId.order().value(), "" + caseId.number(), step, "" + epoch);
        boolean ambiguous = caseId.order().value().indexOf('-') >= 0 || namespace.indexOf('-') >= 0;
        if (!ambiguous && PLAIN.matcher(plain).matches()) {
            return new EffectKey(plain);
        }
        String parts = String.join("\n", namespace, caseId.order().value(), "" + caseId.number(), step, "" + epoch);
        return new EffectKey(digest(parts));
    }

    private static String digest(String parts) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
