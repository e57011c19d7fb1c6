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

/** Between the library and everything it calls. Watches what goes out: only what is owed, never with other content. */
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

    /** Something is to be done, once for each key. */
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

    /** The same for what has no answer. */
    void tell(String what, EffectKey key, Object content, Runnable work) {
        effect(what, key, content, () -> {
            work.run();
            return true;
        });
    }

    /** A payment is sent: what is lost on the way, the provider's own temper decides. */
    <T> T payment(String what, EffectKey key, Object content, Supplier<T> work) {
        watch(what, key, content);
        return ask(what + " " + key, work);
    }

    /** Something is asked; nothing is done. */
    <T> T ask(String what, Supplier<T> work) {
        mishaps.at(Point.BEFORE_CALL, what);
        T answer = work.get();
        log.line(clock.instant(), () -> what + ": " + answer);
        mishaps.at(Point.AFTER_CALL, what);
        return answer;
    }

    /** Something is written in one piece. */
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
            log.violation(clock.instant(), what + " goes out under " + key + ", which nobody owes");
        }
        Object before = contents.putIfAbsent(what + key, content);
        if (before != null && !before.equals(content)) {
            log.violation(clock.instant(), what + " " + key + " was sent as " + before + " and then as " + content);
        }
    }

    /** Whether something was ever sent under a key. */
    boolean wasSent(String what, EffectKey key) {
        return contents.containsKey(what + key);
    }

    /** When the next delayed request arrives; null when none is under way. */
    @Nullable
    Instant nextArrival() {
        Instant next = null;
        for (Packet packet : delayed) {
            next = next == null || packet.at.isBefore(next) ? packet.at : next;
        }
        return next;
    }

    /** Requests that were held up on their way arrive; nobody waits for their answer. */
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
