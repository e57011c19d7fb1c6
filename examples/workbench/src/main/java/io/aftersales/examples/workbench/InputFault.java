package io.aftersales.examples.workbench;

import io.aftersales.domain.shared.OneLine;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/**
 * Thrown when an input is not in the format of the command. Nothing of the input is used. The message names the place of the fault; it is
 * one line, whatever text of the input is in it.
 */
public final class InputFault extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 1000;

    /** Creates a fault at a place in a file. */
    public InputFault(FilePosition place, String problem) {
        super(printable(place + ": " + problem));
    }

    /** Creates a fault of a file as a whole. */
    public InputFault(String file, String problem) {
        super(printable(file + ": " + problem));
    }

    private static String printable(String message) {
        String line = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "...";
        return OneLine.of(line);
    }

    /** Creates a fault from an error of the file system, in the terms of a user. */
    static InputFault unreadable(String file, Exception mistake) {
        if (mistake instanceof NoSuchFileException) {
            return new InputFault(file, "no such file");
        }
        return new InputFault(
                file,
                mistake instanceof AccessDeniedException
                        ? "may not be read"
                        : "cannot be read: " + mistake.getMessage());
    }
}
