package io.aftersales.inmemory;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.inmemory.FaultyGateways.Crash;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A provider whose profile is true and who otherwise does its worst: loses requests and answers, refuses for now or for good, takes its
 * time, forgets keys when it may, and keeps a journal of what it really paid.
 */
final class WildProvider implements PaymentGateway {

    /** What it does with an instruction it does not know. */
    enum Mood {
        /** Pays and says so. */
        PAY,
        /** Pays; the answer is lost. */
        PAY_AND_LOSE,
        /** Pays, and whoever asked dies before hearing it. */
        PAY_AND_CRASH,
        /** Never got it. */
        LOSE,
        /** Never got it, and whoever asked dies. */
        CRASH,
        /** Takes it, and pays before it is asked the next time but one. */
        PAY_LATER,
        /** Takes it, and in the end does not pay. */
        FAIL_LATER,
        /** Refuses for good. */
        NEVER,
        /** Refuses for now. */
        NOT_NOW
    }

    private record Known(Instant since, RefundInstruction instruction, Mood mood) {}

    private final ProviderProfile profile;
    private final InstantSource clock;
    private final List<Mood> moods;
    private final List<Boolean> silences;
    private final BiConsumer<RefundInstruction, Boolean> watch;
    private final Map<EffectKey, Known> known = new HashMap<>();
    private final Map<EffectKey, Integer> asked = new HashMap<>();
    private final Map<EffectKey, Answer> truth = new LinkedHashMap<>();
    private final List<RefundInstruction> journal = new ArrayList<>();
    private int next;
    private int questions;

    /**
     * A provider.
     *
     * @param moods one for each instruction it does not know; it pays when they are used up
     * @param silences for each question whether it goes unanswered; answered when they are used up
     * @param watch told of each instruction before anything is done, and whether it is a question
     */
    WildProvider(
            ProviderProfile profile,
            InstantSource clock,
            List<Mood> moods,
            List<Boolean> silences,
            BiConsumer<RefundInstruction, Boolean> watch) {
        this.profile = profile;
        this.clock = clock;
        this.moods = moods;
        this.silences = silences;
        this.watch = watch;
    }

    /** Everything it paid, in order. */
    List<RefundInstruction> journal() {
        return List.copyOf(journal);
    }

    /** What its notice about a key would say; empty when it knows nothing of it. */
    Optional<Answer> notice(EffectKey key) {
        return Optional.ofNullable(truth.get(key));
    }

    @Override
    public ProviderProfile profile(String channel) {
        return profile;
    }

    @Override
    public Answer refund(RefundInstruction instruction) {
        watch.accept(instruction, false);
        Known before = known.get(instruction.key());
        if (before != null && remembers(before)) {
            return truth.get(instruction.key());
        }
        Mood mood = next < moods.size() ? moods.get(next++) : Mood.PAY;
        if (mood == Mood.LOSE) {
            throw new IllegalStateException("lost on the way there");
        } else if (mood == Mood.CRASH) {
            throw new Crash();
        } else if (mood == Mood.NOT_NOW) {
            return new Answer.Rejected("SHORT_OF_FUNDS", Answer.Retry.SAME_KEY_LATER);
        }
        known.put(instruction.key(), new Known(clock.instant(), instruction, mood));
        Answer answer = take(instruction, mood);
        if (mood == Mood.PAY_AND_LOSE) {
            throw new IllegalStateException("lost on the way back");
        } else if (mood == Mood.PAY_AND_CRASH) {
            throw new Crash();
        }
        return answer;
    }

    private boolean remembers(Known before) {
        Duration memory = profile.keyMemory();
        return memory == null || clock.instant().isBefore(before.since().plus(memory));
    }

    private Answer take(RefundInstruction instruction, Mood mood) {
        Answer answer;
        if (mood == Mood.NEVER) {
            answer = new Answer.Rejected("CLOSED", Answer.Retry.NEVER);
        } else if (mood == Mood.PAY_LATER || mood == Mood.FAIL_LATER) {
            answer = new Answer.Pending(instruction.key().value());
        } else {
            journal.add(instruction);
            answer = new Answer.Succeeded("R" + journal.size());
        }
        truth.put(instruction.key(), answer);
        return answer;
    }

    @Override
    public Answer query(RefundInstruction instruction) {
        watch.accept(instruction, true);
        if (questions < silences.size() && silences.get(questions++)) {
            throw new IllegalStateException("no answer");
        }
        Known taken = known.get(instruction.key());
        int times = asked.merge(instruction.key(), 1, Integer::sum);
        if (taken == null || (times == 1 && !profile.notFoundAuthoritative())) {
            return new Answer.NotFound(); // truly, or because its index lags behind
        }
        if (times > 2 && truth.get(instruction.key()) instanceof Answer.Pending) {
            if (taken.mood() == Mood.PAY_LATER) {
                take(instruction, Mood.PAY);
            } else {
                truth.put(instruction.key(), new Answer.Rejected("BOUNCED", Answer.Retry.NEVER));
            }
        }
        return truth.get(instruction.key());
    }
}
