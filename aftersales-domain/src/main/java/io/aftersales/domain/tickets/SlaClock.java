package io.aftersales.domain.tickets;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still while the ticket waits for the buyer. The clock stores moments, not sums, so that any calendar can count its
 * time. A moment before the last recorded one, from a machine whose time is a little behind, is taken as the last one.
 *
 * @param startedAt the moment the clock was started
 * @param pauses the intervals in which the clock stood still, in order
 * @param stoppedAt the moment the goal was reached; null before
 */
public record SlaClock(
        Instant startedAt, List<Pause> pauses, @Nullable Instant stoppedAt) {

    /**
     * An interval that does not count.
     *
     * @param from the beginning of the pause
     * @param to the end of the pause; null while it lasts
     */
    public record Pause(Instant from, @Nullable Instant to) {}

    /** Copies the list. */
    public SlaClock {
        pauses = List.copyOf(pauses);
    }

    /** Returns a clock started at this moment. */
    public static SlaClock startedAt(Instant now) {
        return new SlaClock(now, List.of(), null);
    }

    /** Tells whether the goal was reached. */
    public boolean isStopped() {
        return stoppedAt != null;
    }

    /** Tells whether the clock stands still for the time being. */
    public boolean isPaused() {
        return !isStopped()
                && !pauses.isEmpty()
                && pauses.get(pauses.size() - 1).to() == null;
    }

    /** Returns the clock standing still from now on; unchanged when it stands still already. */
    public SlaClock paused(Instant now) {
        if (isStopped() || isPaused()) {
            return this;
        }
        var more = new ArrayList<>(pauses);
        more.add(new Pause(notBack(now), null));
        return new SlaClock(startedAt, more, null);
    }

    /** Returns the clock running again; unchanged when it does not stand still. */
    public SlaClock resumed(Instant now) {
        if (!isPaused()) {
            return this;
        }
        var ended = new ArrayList<>(pauses);
        Pause last = ended.remove(ended.size() - 1);
        ended.add(new Pause(last.from(), notBack(now)));
        return new SlaClock(startedAt, ended, null);
    }

    /** Returns the clock stopped because its goal is reached; the first stop counts. */
    public SlaClock stopped(Instant now) {
        return isStopped() ? this : new SlaClock(startedAt, pauses, notBack(now));
    }

    private Instant notBack(Instant now) {
        Instant last = startedAt;
        if (!pauses.isEmpty()) {
            Pause pause = pauses.get(pauses.size() - 1);
            last = pause.to() == null ? pause.from() : pause.to();
        }
        return now.isBefore(last) ? last : now;
    }

    /** Returns the time the clock has run up to a moment, exact and never negative. */
    public Duration elapsed(Instant now, BusinessCalendar calendar) {
        return between(startedAt, now, calendar);
    }

    /** Returns the time the clock ran between two moments; zero when the second is not after the first. */
    public Duration between(Instant from, Instant to, BusinessCalendar calendar) {
        Instant end = stoppedAt == null ? to : earlier(stoppedAt, to);
        Instant at = later(startedAt, from);
        Duration sum = Duration.ZERO;
        for (Pause pause : pauses) {
            sum = sum.plus(calendar.open(at, earlier(pause.from(), end)));
            if (pause.to() == null) {
                return sum;
            }
            at = later(at, pause.to());
        }
        return sum.plus(calendar.open(at, end));
    }

    /**
     * Returns the last moment at which the clock has run for no more than the limit: the limit is exceeded at every later moment and at no
     * other. Empty when the clock stands still or was stopped within the limit.
     */
    public Optional<Instant> dueAt(Duration limit, BusinessCalendar calendar) {
        Duration left = limit;
        Instant at = startedAt;
        for (Pause pause : pauses) {
            Duration run = calendar.open(at, pause.from());
            if (run.compareTo(left) > 0) {
                return Optional.of(calendar.after(at, left));
            }
            if (pause.to() == null) {
                return Optional.empty();
            }
            left = left.minus(run);
            at = later(at, pause.to());
        }
        if (stoppedAt != null && calendar.open(at, stoppedAt).compareTo(left) <= 0) {
            return Optional.empty();
        }
        return Optional.of(calendar.after(at, left));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
