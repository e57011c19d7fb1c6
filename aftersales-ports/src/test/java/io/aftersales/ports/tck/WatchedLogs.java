package io.aftersales.ports.tck;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Receives all log lines, at every level, while tests run. A line of the library with personal data fails the code that logs it, there and
 * then; all other lines are kept. To switch it on, set the system property {@code slf4j.provider} to the name of this class, and tell it
 * what is personal with {@link #watchFor}.
 */
public final class WatchedLogs implements SLF4JServiceProvider {
    private static final Queue<Line> LINES = new ConcurrentLinkedQueue<>();

    private static final List<Function<String, Optional<String>>> WATCHES = new CopyOnWriteArrayList<>();

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter mdc = new BasicMDCAdapter();

    /** Creates the provider, for SLF4J, which looks it up by its name. */
    public WatchedLogs() {}

    /**
     * Adds a check for personal data, for all later lines.
     *
     * @param personal a function that answers the personal data in a line; empty when there are none
     */
    public static void watchFor(Function<String, Optional<String>> personal) {
        WATCHES.add(personal);
    }

    /** The lines that the library has logged so far. */
    public static List<String> lines() {
        return LINES.stream().map(Line::text).toList();
    }

    /**
     * A log line of the library.
     *
     * @param text the logger, the level and the message
     * @param context the logging context (MDC) of the line
     */
    public record Line(String text, Map<String, String> context) {}

    /** The lines that the library has logged so far, each with its logging context. */
    public static List<Line> linesInContext() {
        return List.copyOf(LINES);
    }

    /** Drops the lines kept so far, so that a test of many inputs needs no more memory than one of them. */
    public static void forget() {
        LINES.clear();
    }

    private static void written(String line) {
        if (line.startsWith("io.aftersales")) {
            for (var personal : WATCHES) {
                personal.apply(line).ifPresent(words -> {
                    throw new AssertionError("personal data in a log, \"" + words + "\": " + line);
                });
            }
            Map<String, String> context = MDC.getCopyOfContextMap();
            LINES.add(new Line(line, context == null ? Map.of() : Map.copyOf(context)));
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
