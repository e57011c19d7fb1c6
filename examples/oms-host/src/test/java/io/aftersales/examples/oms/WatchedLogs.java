package io.aftersales.examples.oms;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Sees every line that the host and all it is made of log while these tests run. One with the name of a buyer in it, or with words that
 * somebody sent, fails whatever has it written, there and then.
 */
public final class WatchedLogs extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private static final Set<Pattern> PERSONAL = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger LINES = new AtomicInteger();

    static {
        watchFor("ann");
        watchFor("bob");
    }

    /** These words, as words of their own, are not to be found in a log from now on. */
    public static void watchFor(String words) {
        PERSONAL.add(Pattern.compile("(?<!\\w)" + Pattern.quote(words) + "(?!\\w)"));
    }

    /** How many lines were looked at. */
    public static int lines() {
        return LINES.get();
    }

    @Override
    protected void append(ILoggingEvent event) {
        String line = event.getLoggerName() + " " + event.getFormattedMessage() + told(event.getThrowableProxy());
        LINES.incrementAndGet();
        Optional<Pattern> found =
                PERSONAL.stream().filter(each -> each.matcher(line).find()).findAny();
        if (found.isPresent()) {
            throw new AssertionError("personal data in a log, " + found.get() + ": " + line);
        }
    }

    private static String told(IThrowableProxy thrown) {
        var told = new StringBuilder();
        for (IThrowableProxy each = thrown; each != null; each = each.getCause()) {
            told.append(" | ").append(each.getClassName()).append(' ').append(each.getMessage());
        }
        return told.toString();
    }
}
