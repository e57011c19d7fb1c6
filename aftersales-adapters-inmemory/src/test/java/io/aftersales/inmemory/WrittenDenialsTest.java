package io.aftersales.inmemory;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.SecurityLog;
import io.aftersales.ports.tck.SecurityLogContract;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A security log on lines, that can be cut off. */
public class WrittenDenialsTest extends SecurityLogContract {
    private List<String> lines;

    @Override
    protected SecurityLog emptyLog() {
        lines = new ArrayList<>();
        return (by, action, order, code) -> {
            try {
                write(by, action, order, code);
            } catch (UnsupportedOperationException e) {
                // Nobody can be told any more, and the command goes on.
            }
        };
    }

    /** Fails when the log is cut off. */
    public final void write(Actor by, Action action, @Nullable OrderId order, String code) {
        lines.add(line(by, action, order, code));
    }

    private static String line(Actor by, Action action, @Nullable OrderId order, String code) {
        return String.join(" ", by.toString(), action.name(), String.valueOf(order), code);
    }

    @Override
    protected long times(Actor by, Action action, @Nullable OrderId order, String code) {
        return Collections.frequency(lines, line(by, action, order, code));
    }

    @Override
    protected boolean isOutOfReach() {
        lines = Collections.unmodifiableList(lines);
        return true;
    }
}
