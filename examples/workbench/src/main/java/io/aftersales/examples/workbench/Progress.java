package io.aftersales.examples.workbench;

import java.io.Console;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows the progress of a long run on a terminal. Without a terminal nothing is shown, because programs read the output. */
final class Progress implements AutoCloseable {
    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Starts to show progress on standard error.
     *
     * @param work the name of the work
     * @param steps the number of steps
     * @param wanted whether to show progress at all
     */
    static Progress of(String work, long steps, boolean wanted) {
        return new Progress(wanted && isTerminal(System.console()) ? bar(work, steps) : null);
    }

    /** From JDK 22 on a console may exist without a terminal, and can tell; on older releases a console is a terminal. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProgressBar bar(String work, long steps) {
        return new ProgressBarBuilder()
                .setTaskName(work)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish()
                .build();
    }

    void step() {
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
