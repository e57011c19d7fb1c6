package io.aftersales.examples.workbench;

import io.aftersales.domain.shared.OneLine;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads numbers and switches of the command line; a message says what is expected in the words of a user. */
final class OptionNumbers {
    private OptionNumbers() {}

    /** Registers the readers with a command line. */
    static CommandLine in(CommandLine line) {
        return line.registerConverter(long.class, OptionNumbers::whole)
                .registerConverter(Long.class, OptionNumbers::whole)
                .registerConverter(int.class, OptionNumbers::small)
                .registerConverter(Integer.class, OptionNumbers::small)
                .registerConverter(boolean.class, OptionNumbers::truth)
                .registerConverter(Boolean.class, OptionNumbers::truth);
    }

    private static long whole(String text) {
        return number(text, Long::valueOf, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static int small(String text) {
        return number(text, Integer::valueOf, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static <N> N number(String text, Function<String, N> reader, N least, N most) {
        try {
            return reader.apply(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException(
                    "expected a whole number from " + least + " to " + most + ", found " + OneLine.of(text));
        }
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new TypeConversionException("expected true or false, found " + OneLine.of(text));
        };
    }
}
