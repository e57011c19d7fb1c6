package io.aftersales.examples.oms.console;

import io.aftersales.domain.claims.Evidence;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads the field in which a person names photos: one link or name a line. A shop with a store of files would take them up there instead,
 * and know their size and digest.
 */
final class EvidenceField {
    private static final int LONGEST_NAME = 100;

    private EvidenceField() {}

    /**
     * Reads the names. The same link is the same evidence wherever it is given; a mere name says nothing of what is in the photo, so that
     * it counts as the same only where it is given.
     */
    static List<Evidence> read(String typed, String where) {
        return typed.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .map(line -> {
                    boolean link = line.startsWith("https://") || line.startsWith("http://");
                    String name = line.length() > LONGEST_NAME ? line.substring(0, LONGEST_NAME) : line;
                    return new Evidence(name, digest(link ? line : where + "/" + line), 0, "text/uri-list");
                })
                .toList();
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
