package io.aftersales.examples.oms.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes a password once and not with every request: each request brings it along, and hashing is slow on purpose. Remembered is that a
 * password matched its stored form, under a keyed digest of both, so neither a password nor a hash that could be searched is kept; a password
 * that does not match is always hashed. A stored password that changes is another one. The oldest of many are forgotten.
 */
final class RememberedPasswords implements PasswordEncoder {
    private static final String DIGEST = "HmacSHA256";

    private final PasswordEncoder slow;
    private final Map<ByteBuffer, Boolean> matched;
    private final SecretKeySpec key;

    /**
     * Creates a memory that lasts as long as the process.
     *
     * @param slow hashes and compares
     * @param most the number of passwords remembered at most
     */
    RememberedPasswords(PasswordEncoder slow, int most) {
        this.slow = slow;
        this.matched = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
                return size() > most;
            }
        };
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        this.key = new SecretKeySpec(secret, DIGEST);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence raw) {
        return slow.encode(raw);
    }

    @Override
    public boolean matches(@Nullable CharSequence raw, @Nullable String encoded) {
        if (raw == null || encoded == null) {
            return slow.matches(raw, encoded);
        }
        ByteBuffer both = digest(raw, encoded);
        synchronized (matched) {
            if (matched.containsKey(both)) {
                return true;
            }
        }
        boolean matches = slow.matches(raw, encoded);
        if (matches) {
            synchronized (matched) {
                matched.put(both, true);
            }
        }
        return matches;
    }

    @Override
    public boolean upgradeEncoding(@Nullable String encoded) {
        return slow.upgradeEncoding(encoded);
    }

    private ByteBuffer digest(CharSequence raw, String encoded) {
        try {
            Mac mac = Mac.getInstance(DIGEST);
            mac.init(key);
            mac.update(encoded.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0); // no encoded form has a NUL
            return ByteBuffer.wrap(mac.doFinal(raw.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
