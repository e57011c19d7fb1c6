package io.aftersales.inmemory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Where everything is logged while these tests run, at every level. A line with anything {@link Personal} in it fails the test that has it
 * written, there and then; the others are counted.
 */
public final class WatchedLogs implements SLF4JServiceProvider {
    private static final List<String> LINES = new CopyOnWriteArrayList<>();

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter mdc = new BasicMDCAdapter();

    /** What was logged so far. */
    static List<String> lines() {
        return List.copyOf(LINES);
    }

    private static void written(String line) {
        if (line.startsWith("io.aftersales")) {
            Personal.in(line).ifPresent(words -> {
                throw new AssertionError("personal data in a log, \"" + words + "\": " + line);
            });
            LINES.add(line);
        }
    }

    private static String told(Throwable thrown) {
        var told = new StringBuilder();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            told.append(" | ").append(each);
        }
        return told.toString();
    }

    private static final class Watched extends LegacyAbstractLogger {
        private static final long serialVersionUID = 1;

        Watched(String name) {
            this.name = name;
        }

        @Override
        protected String getFullyQualifiedCallerName() {
            return Watched.class.getName();
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level, Marker marker, String message, Object[] arguments, Throwable thrown) {
            written(getName() + " " + level + " " + MessageFormatter.basicArrayFormat(message, arguments)
                    + told(thrown));
        }

        @Override
        public boolean isTraceEnabled() {
            return true;
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return Watched::new;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return mdc;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {}
}
