package io.aftersales.domain.effects;

import io.aftersales.domain.shared.CaseId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The idempotency key of one effect: at most 64 characters of {@code [A-Za-z0-9_-]}, the narrowest form that payment providers were found
 * to accept. The key is derived from the case and the step, so that the same effect always has the same key.
 *
 * @param value the key as it is sent
 */
public record EffectKey(String value) {
    private static final int LONGEST = 64;

    /** Refuses other characters and more than 64 of them. */
    public EffectKey {
        if (!isPlain(value)) {
            throw new IllegalArgumentException("not an effect key: " + value);
        }
    }

    /**
     * Makes the key of a step of a case. The key is readable where it fits, otherwise a digest of the same parts.
     *
     * @param namespace the host's namespace, so that the keys of two systems behind one provider do not collide
     * @param step the code of the step, unique within the case
     * @param epoch the number of definite failures of the same step; 0 for the first attempt
     */
    public static EffectKey of(String namespace, CaseId caseId, String step, int epoch) {
        String order = caseId.order().value();
        String plain = namespace + '-' + order + '-' + caseId.number() + '-' + step + '-' + epoch;
        boolean ambiguous = order.indexOf('-') >= 0 || namespace.indexOf('-') >= 0;
        if (!ambiguous && isPlain(plain)) {
            return new EffectKey(plain);
        }
        String parts = String.join("\n", namespace, order, "" + caseId.number(), step, "" + epoch);
        return new EffectKey(digest(parts));
    }

    private static boolean isPlain(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private static String digest(String parts) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    // Written by hand because ids are compared all the time, and the generated methods of a record are slow until they
    // are compiled.

    @Override
    public boolean equals(Object other) {
        return other instanceof EffectKey that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
