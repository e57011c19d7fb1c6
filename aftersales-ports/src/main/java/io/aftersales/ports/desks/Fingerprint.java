package io.aftersales.ports.desks;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A digest of a command's content, its actor included: the same content always has the same digest, on every machine. */
final class Fingerprint {
    /** A digest for each thread: finding a provider of one takes longer than digesting a command. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Fingerprint::sha256);

    private final StringBuilder text = new StringBuilder(256);

    private Fingerprint() {}

    static String of(Command command) {
        var fingerprint = new Fingerprint();
        fingerprint.add(command);
        byte[] bytes = fingerprint.text.toString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(SHA_256.get().digest(bytes)); // digest() has reset it
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds a value. Each part is preceded by its length, so that no two contents read the same. */
    private void add(@Nullable Object value) {
        if (value instanceof Record) {
            RecordShape shape = RecordShape.of(value);
            text.append(shape.name()).append('(');
            // By index: an iterator for each record was a third of what a fingerprint allocates.
            for (int i = 0; i < shape.parts().size(); i++) {
                add(RecordShape.read(shape.parts().get(i), value));
            }
            text.append(')');
        } else if (value instanceof List<?> list) {
            text.append('[').append(list.size()).append(':');
            for (int i = 0; i < list.size(); i++) {
                add(list.get(i));
            }
            text.append(']');
        } else {
            String plain = String.valueOf(value);
            text.append(value == null ? '-' : '=')
                    .append(plain.length())
                    .append(':')
                    .append(plain);
        }
    }
}
