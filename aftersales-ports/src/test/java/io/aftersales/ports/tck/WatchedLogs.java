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
 * Where everything is logged while tests run, at every level. A line of the library with something personal in it fails whatever has it
 * written, there and then; the others are kept. It takes the system property {@code slf4j.provider} with the name of this class, and
 * somebody who says what is personal.
 */
public final class WatchedLogs implements SLF4JServiceProvider {
    private static final Queue<Line> LINES = new ConcurrentLinkedQueue<>();

    private static final List<Function<String, Optional<String>>> WATCHES = new CopyOnWriteArrayList<>();

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter mdc = new BasicMDCAdapter();

    /** For SLF4J, which looks for it by its name. */
    public WatchedLogs() {}

    /**
     * Says what is personal from now on.
     *
     * @param personal answers what of it stands in a line; empty when nothing does
     */
    public static void watchFor(Function<String, Optional<String>> personal) {
        WATCHES.add(personal);
    }

    /** What the library logged so far. */
    public static List<String> lines() {
        return LINES.stream().map(Line::text).toList();
    }

    /**
     * One line of the library.
     *
     * @param text the logger, the level and what was logged
     * @param context the logging context (MDC) it was logged in
     */
    public record Line(String text, Map<String, String> context) {}

    /** What the library logged so far, each line with the context it was logged in. */
    public static List<Line> linesInContext() {
        return List.copyOf(LINES);
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
