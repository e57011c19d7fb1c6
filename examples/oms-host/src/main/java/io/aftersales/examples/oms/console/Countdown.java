package io.aftersales.examples.oms.console;

import io.aftersales.domain.tickets.SlaTimer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Time limit of a ticket, as the clerk reads it.
 *
 * @param text what is left, or how it ended
 * @param late whether it was missed
 * @param due when it is missed; null when it will not be, as things stand
 */
public record Countdown(String text, boolean late, @Nullable Instant due) {
    static Countdown of(SlaTimer timer, Reader reader) {
        Instant due = timer.dueAt();
        if (timer.clock().isStopped()) {
            boolean late = !timer.isKept();
            return new Countdown(reader.say(late ? "sla.missed" : "sla.kept"), late, due);
        }
        if (due == null) {
            return new Countdown(reader.say(timer.clock().isPaused() ? "sla.paused" : "sla.none"), false, null);
        }
        boolean late = reader.isPast(due);
        return new Countdown(late ? reader.say("sla.late", reader.until(due)) : reader.until(due), late, due);
    }
}
