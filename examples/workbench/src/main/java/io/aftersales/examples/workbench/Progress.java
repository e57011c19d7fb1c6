package io.aftersales.examples.workbench;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows somebody at a terminal how far a long work has come. Elsewhere nothing is shown: programs read the output. */
final class Progress implements AutoCloseable {
    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Starts showing progress on standard error.
     *
     * @param wanted false when people shall be told nothing
     */
    static Progress of(String work, long steps, boolean wanted) {
        boolean shown = wanted && System.console() != null;
        return new Progress(shown ? bar(work, steps) : null);
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
