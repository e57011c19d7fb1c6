package io.aftersales.inmemory;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.money.Money;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A payment provider that follows a script, and pays where the script has no entry. The provider remembers keys for ever: the same key with
 * the same content is paid once, with other content it is refused. A payment with a captured amount is never paid back beyond that amount.
 */
public final class ScriptedPayments implements PaymentGateway {

    /** A reaction of the provider to a refund it has not seen before. */
    public sealed interface Behaviour {
        /** Pays, and answers so. */
        record Pay() implements Behaviour {}

        /** Pays, and times out before the answer. */
        record PayThenTimeOut() implements Behaviour {}

        /** Does nothing, and times out. */
        record TimeOut() implements Behaviour {}

        /** Accepts the refund, and pays later, when {@link ScriptedPayments#complete} is called. */
        record PayLater() implements Behaviour {}

        /** Does nothing, and answers why. */
        record Refuse(String code, Answer.Retry retry) implements Behaviour {}
    }

    /**
     * A payment that was made.
     *
     * @param instruction the instruction for the payment
     * @param reference the provider's transaction id
     */
    public record Payment(RefundInstruction instruction, String reference) {}

    private static final Behaviour TOO_MUCH = new Behaviour.Refuse("EXCEEDS_REMAINING", Answer.Retry.NEVER);

    private record Way(String channel, Route route) {}

    private final Map<EffectKey, RefundInstruction> seen = new HashMap<>();
    private final Map<EffectKey, Answer> answers = new HashMap<>();
    private final Map<EffectKey, Payment> payments = new LinkedHashMap<>();
    private final Deque<Behaviour> script = new ArrayDeque<>();
    private final Map<Way, Behaviour> habits = new HashMap<>();
    private final Map<String, ProviderProfile> profiles = new HashMap<>();
    private final Map<String, Money> captured = new HashMap<>();
    private int calls;

    /** Creates a provider that pays everything at once. */
    public ScriptedPayments() {}

    /** Scripts the reactions to the next new refunds, one after another. */
    public synchronized void next(Behaviour... behaviours) {
        script.addAll(List.of(behaviours));
    }

    /** Sets the reaction to new refunds on this channel and route where the script has no entry. */
    public synchronized void always(String channel, Route route, Behaviour behaviour) {
        habits.put(new Way(channel, route), behaviour);
    }

    /** Sets the amount captured under this reference, beyond which nothing goes back the way it was paid. */
    public synchronized void captured(String paymentReference, Money amount) {
        captured.put(paymentReference, amount);
    }

    /** Sets the profile of the provider behind a channel; by default a straightforward one. */
    public synchronized void profile(String channel, ProviderProfile profile) {
        profiles.put(channel, profile);
    }

    @Override
    public synchronized ProviderProfile profile(String channel) {
        return profiles.getOrDefault(channel, ProviderProfile.STRAIGHTFORWARD);
    }

    @Override
    public synchronized Answer refund(RefundInstruction instruction) {
        calls++;
        RefundInstruction earlier = seen.get(instruction.key());
        if (earlier != null && !earlier.equals(instruction)) {
            return new Answer.Rejected("KEY_PARAM_MISMATCH", Answer.Retry.NEVER);
        }
        Answer known = answers.get(instruction.key());
        if (known != null) {
            return known;
        }
        Behaviour behaviour = script.isEmpty()
                ? habits.getOrDefault(new Way(instruction.channel(), instruction.route()), new Behaviour.Pay())
                : script.poll();
        return context(instruction, isTooMuch(instruction) ? TOO_MUCH : behaviour);
    }

    private boolean isTooMuch(RefundInstruction instruction) {
        Money paid = captured.get(instruction.paymentReference());
        return paid != null
                && instruction.route() == Route.ORIGINAL
                && taken(instruction.paymentReference()) + instruction.amount().minor() > paid.minor();
    }

    /** The sum paid back the way it was paid, or accepted to be paid back later. */
    private long taken(String paymentReference) {
        return seen.values().stream()
                .filter(each -> each.paymentReference().equals(paymentReference) && each.route() == Route.ORIGINAL)
                .filter(each -> answers.get(each.key()) instanceof Answer.Succeeded
                        || answers.get(each.key()) instanceof Answer.Pending)
                .mapToLong(each -> each.amount().minor())
                .sum();
    }

    private Answer context(RefundInstruction instruction, Behaviour behaviour) {
        if (behaviour instanceof Behaviour.TimeOut) {
            throw new IllegalStateException("time-out, nothing was done");
        }
        if (behaviour instanceof Behaviour.Refuse refuse) {
            var answer = new Answer.Rejected(refuse.code(), refuse.retry());
            if (refuse.retry() == Answer.Retry.NEVER) {
                seen.put(instruction.key(), instruction);
                answers.put(instruction.key(), answer);
            }
            return answer;
        }
        seen.put(instruction.key(), instruction);
        if (behaviour instanceof Behaviour.PayLater) {
            var answer = new Answer.Pending(instruction.key().value());
            answers.put(instruction.key(), answer);
            return answer;
        }
        Answer paid = pay(instruction);
        if (behaviour instanceof Behaviour.PayThenTimeOut) {
            throw new IllegalStateException("time-out, it was paid");
        }
        return paid;
    }

    private Answer pay(RefundInstruction instruction) {
        String reference = "R" + (payments.size() + 1);
        payments.put(instruction.key(), new Payment(instruction, reference));
        var answer = new Answer.Succeeded(reference);
        answers.put(instruction.key(), answer);
        return answer;
    }

    /** Pays a refund that was accepted to be paid later; answers what the provider's webhook would report. */
    public synchronized Answer complete(EffectKey key) {
        RefundInstruction instruction = seen.get(key);
        if (instruction == null) {
            throw new IllegalArgumentException("nothing was taken under " + key);
        }
        Payment paid = payments.get(key);
        return paid == null ? pay(instruction) : new Answer.Succeeded(paid.reference());
    }

    /** Takes a payment back; answers what the provider's webhook would report. */
    public synchronized Answer takeBack(EffectKey key) {
        Payment payment = payments.remove(key);
        if (payment == null) {
            throw new IllegalArgumentException("nothing was paid under " + key);
        }
        var answer = new Answer.Reversed(payment.reference());
        answers.put(key, answer);
        return answer;
    }

    @Override
    public synchronized Answer query(RefundInstruction instruction) {
        return answers.getOrDefault(instruction.key(), new Answer.NotFound());
    }

    /** The payments that were made and not taken back, in order. */
    public synchronized List<Payment> payments() {
        return new ArrayList<>(payments.values());
    }

    /** The sum paid back on a payment and not taken back, in minor units. */
    public synchronized long paidOn(String paymentReference) {
        return payments.values().stream()
                .map(Payment::instruction)
                .filter(instruction -> instruction.paymentReference().equals(paymentReference))
                .map(RefundInstruction::amount)
                .mapToLong(Money::minor)
                .sum();
    }

    /** Counts the calls of {@link #refund}. */
    public synchronized int calls() {
        return calls;
    }
}
