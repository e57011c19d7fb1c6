package io.aftersales.examples.workbench;

import java.io.Serial;

/** An input that is not in the format of the command. Nothing of it is used; the message says where it is wrong. */
public final class InputFault extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** A fault at one place of a file. */
    public InputFault(Place place, String problem) {
        super(place + ": " + problem);
    }

    /** A file that cannot be read at all. */
    public InputFault(String file, String problem) {
        super(file + ": " + problem);
    }
}
