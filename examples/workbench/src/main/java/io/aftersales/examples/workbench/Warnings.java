package io.aftersales.examples.workbench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Warnings about rows that are in the format and that cannot be meant as they stand. They do not end a command; they tell a reader of its
 * figures what lies behind them.
 */
final class Warnings {
    private static final int SHOWN = 20;

    private final List<String> shown = new ArrayList<>();
    private long more;

    /** Adds a warning about a cell. */
    void add(FilePosition place, String problem) {
        if (shown.size() < SHOWN) {
            shown.add(new InputFault(place, "warning: " + problem).getMessage());
        } else {
            more++;
        }
    }

    /** Prints the first warnings, one on each line, and the number of all others. */
    void print(PrintWriter err) {
        shown.forEach(err::println);
        if (more > 0) {
            err.println("warning: " + more + " more like these");
        }
        err.flush();
    }
}
