package io.aftersales.examples.workbench;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Choices that the bytes of a fuzzer's input make, one after another. An input that has run out chooses the first of everything. */
final class InputChoices {
    private final byte[] input;
    private int next;

    InputChoices(byte[] input) {
        this.input = input;
    }

    boolean areLeft() {
        return next < input.length;
    }

    private int octet() {
        return areLeft() ? input[next++] & 0xFF : 0;
    }

    /** Returns 0 to the limit, exclusive. */
    int below(int limit) {
        int chosen = octet();
        return (limit > 256 ? chosen << 8 | octet() : chosen) % limit;
    }

    <T> T from(List<T> all) {
        return all.get(below(all.size()));
    }

    /** Returns any number, small ones and those near the ends of the range more often. */
    long number() {
        int form = octet();
        long value = 0;
        for (int i = 0; i < form % 9; i++) {
            value = value << 8 | octet();
        }
        return switch (form >> 6) {
            case 0 -> value;
            case 1 -> -value;
            case 2 -> Long.MAX_VALUE - value;
            default -> Long.MIN_VALUE + value;
        };
    }

    /** Returns a short text; what is no UTF-8 becomes the replacement character. */
    String text() {
        int length = Math.min(octet() % 8, input.length - next);
        String text = new String(input, next, Math.max(0, length), StandardCharsets.UTF_8);
        next += Math.max(0, length);
        return text;
    }
}
