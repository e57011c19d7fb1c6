package io.aftersales.examples.workbench;

import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** An input that is not in the format of the command. Nothing of it is used; the message says where it is wrong. */
public final class InputFault extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** A fault at one place of a file. */
    public InputFault(FilePosition place, String problem) {
        super(place + ": " + problem);
    }

    /** A file that cannot be read at all. */
    public InputFault(String file, String problem) {
        super(file + ": " + problem);
    }

    /** What the file system says of a file, in the words of a user. */
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
