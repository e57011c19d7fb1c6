package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.examples.workbench.simulation.FaultInjector.Loss;
import io.aftersales.examples.workbench.simulation.FaultInjector.Point;
import io.aftersales.inmemory.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Network between the library and its ports. Checks every outgoing effect: the effect has to be owed, and a repetition has to have the same
 * content.
 */
final class FaultyNetwork {
    private record Packet(Instant at, String what, Supplier<?> work) {}

    private final VirtualClock clock;
    private final HistoryLog log;
    private final Predicate<EffectKey> isOwed;
    private final Map<String, Object> contents = new HashMap<>();
    private final List<Packet> delayed = new ArrayList<>();
    private FaultInjector mishaps = FaultInjector.NONE;

    FaultyNetwork(VirtualClock clock, HistoryLog log, Predicate<EffectKey> isOwed) {
        this.clock = clock;
        this.log = log;
        this.isOwed = isOwed;
    }

    void under(FaultInjector next) {
        mishaps = next;
    }

    FaultInjector mishaps() {
        return mishaps;
    }

    /** Sends an effect to a port, which carries it out once for each key. */
    <T> T effect(String what, EffectKey key, Object content, Supplier<T> work) {
        watch(what, key, content);
        log.line(clock.instant(), () -> what + " " + key);
        mishaps.at(Point.BEFORE_CALL, what);
        Loss loss = mishaps.loss(what);
        if (loss == Loss.REQUEST_DELAYED) {
            delayed.add(new Packet(clock.instant().plus(Duration.ofHours(3)), what + " " + key, work));
        }
        if (loss == Loss.REQUEST || loss == Loss.REQUEST_DELAYED) {
            throw new ConnectionLost(what);
        }
        T answer = work.get();
        if (loss == Loss.ANSWER) {
            throw new ConnectionLost(what);
        }
        mishaps.at(Point.AFTER_CALL, what);
        return answer;
    }

    /** Sends an effect that has no answer. */
    void tell(String what, EffectKey key, Object content, Runnable work) {
        effect(what, key, content, () -> {
            work.run();
            return true;
        });
    }

    /** Sends a payment. The network loses none: the personality of the provider decides about lost answers. */
    <T> T payment(String what, EffectKey key, Object content, Supplier<T> work) {
        watch(what, key, content);
        return ask(what + " " + key, work);
    }

    /** Calls a port that answers and changes nothing. */
    <T> T ask(String what, Supplier<T> work) {
        mishaps.at(Point.BEFORE_CALL, what);
        T answer = work.get();
        log.line(clock.instant(), () -> what + ": " + answer);
        mishaps.at(Point.AFTER_CALL, what);
        return answer;
    }

    /** Writes a commit to the database, which may be lost or remain unconfirmed. */
    void write(String what, Runnable writing) {
        mishaps.at(Point.BEFORE_COMMIT, what);
        Loss loss = mishaps.commitLoss();
        if (loss == Loss.REQUEST) {
            throw new ConnectionLost(what);
        }
        writing.run();
        if (loss == Loss.ANSWER) {
            throw new ConnectionLost(what);
        }
        mishaps.at(Point.AFTER_COMMIT, what);
    }

    private void watch(String what, EffectKey key, Object content) {
        if (!isOwed.test(key)) {
            log.violation(clock.instant(), what + " goes out under " + key + ", which is not owed");
        }
        Object before = contents.putIfAbsent(what + key, content);
        if (before != null && !before.equals(content)) {
            log.violation(clock.instant(), what + " " + key + " was sent as " + before + " and then as " + content);
        }
    }

    /** Returns when the next delayed request arrives; null when no request is delayed. */
    @Nullable
    Instant nextArrival() {
        Instant next = null;
        for (Packet packet : delayed) {
            next = next == null || packet.at.isBefore(next) ? packet.at : next;
        }
        return next;
    }

    /** Delivers the delayed requests that are due; their answers reach no caller. */
    void arrive(Instant now) {
        for (int i = 0; i < delayed.size(); ) {
            Packet packet = delayed.get(i);
            if (packet.at.isAfter(now)) {
                i++;
            } else {
                delayed.remove(i);
                Object answer = packet.work.get();
                log.line(now, () -> "late: " + packet.what + ": " + answer);
            }
        }
    }
}
