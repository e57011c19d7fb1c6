package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.effects.Route;
import io.aftersales.inmemory.VirtualClock;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Payment provider with a personality, and with a journal of its own of what it paid. */
final class PaymentProviderModel implements PaymentGateway {
    private static final Duration A_DAY = Duration.ofHours(24);

    /** Payment that was made. */
    static final class Payment {
        final RefundInstruction instruction;
        final String reference;
        boolean takenBack;

        Payment(RefundInstruction instruction, String reference) {
            this.instruction = instruction;
            this.reference = reference;
        }
    }

    /** Memory of an idempotency key. */
    private static final class Memory {
        final RefundInstruction instruction;
        final Instant since;
        final boolean broken;

        /** Time at which the provider decides again about an accepted refund; null when it is decided. */
        @Nullable
        Instant decidedAt;

        Answer answer;

        /** Whether the refund was paid and the caller did not get the answer. */
        boolean unheard;

        Memory(RefundInstruction instruction, Instant since, boolean broken, Answer answer) {
            this.instruction = instruction;
            this.since = since;
            this.broken = broken;
            this.answer = answer;
        }
    }

    /** Webhook that is due at a time. */
    record Word(Instant at, EffectKey key, Answer answer) {}

    private final Personality personality;
    private final Map<String, Long> captured;
    private final Map<String, Long> disputed = new TreeMap<>();
    private final FaultyNetwork wire;
    private final HistoryLog log;
    private final VirtualClock clock;
    private final Dice dice;
    private final Map<EffectKey, Memory> memories = new LinkedHashMap<>();
    private final List<Payment> journal = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();
    private boolean calm;

    /**
     * Creates a provider.
     *
     * @param captured the captured amounts in minor units, by the reference of the payment
     */
    PaymentProviderModel(
            Personality personality,
            Map<String, Long> captured,
            FaultyNetwork wire,
            HistoryLog log,
            VirtualClock clock,
            Dice dice) {
        this.personality = personality;
        this.captured = new TreeMap<>(captured);
        this.wire = wire;
        this.log = log;
        this.clock = clock;
        this.dice = dice;
    }

    /** Records another captured payment, or a further capture of a known one. */
    void captured(String reference, long minor) {
        captured.merge(reference, minor, Long::sum);
    }

    /** Returns the amount captured of a payment. */
    long capturedOf(String reference) {
        return captured.getOrDefault(reference, 0L);
    }

    /** Takes a disputed amount from the shop; a negative amount gives it back. */
    void dispute(String reference, long minor) {
        disputed.merge(reference, minor, Long::sum);
    }

    /** Returns the amount of a payment that buyers got back by disputes. */
    long disputedOf(String reference) {
        return disputed.getOrDefault(reference, 0L);
    }

    /** Makes the provider pay every new refund, at once where its personality does. */
    void calmDown() {
        calm = true;
    }

    @Override
    public ProviderProfile profile(String channel) {
        return personality.profile();
    }

    // --- refund
    // ---------------------------------------------------------------------------------------------------------------

    @Override
    public Answer refund(RefundInstruction instruction) {
        return wire.payment("refund", instruction.key(), instruction, () -> taken(instruction));
    }

    private Answer taken(RefundInstruction instruction) {
        Memory known = memories.get(instruction.key());
        if (known == null || !remembers(known)) {
            return decided(instruction);
        }
        if (!known.instruction.equals(instruction)) {
            return new Answer.Rejected("KEY_PARAM_MISMATCH", Answer.Retry.NEVER);
        }
        if (known.broken && clock.instant().isBefore(known.since.plus(A_DAY))) {
            log.fault(Fault.ERROR_REPLAYED, clock.instant(), instruction.key().value());
            throw new ConnectionLost("500");
        }
        known.unheard = false;
        return look(known);
    }

    private boolean remembers(Memory known) {
        return switch (personality) {
            case KEYLESS_WITH_QUERY, KEYLESS_WITHOUT_QUERY -> false;
            case FORGETS_KEYS -> clock.instant().isBefore(known.since.plus(A_DAY));
            default -> true;
        };
    }

    /** Counts the keys that the provider has forgotten and whose payments the library has not heard of: these keys would pay again. */
    private void forget() {
        for (Memory known : memories.values()) {
            if (known.unheard && !remembers(known)) {
                known.unheard = false;
                log.fault(
                        Fault.KEY_FORGOTTEN,
                        clock.instant(),
                        known.instruction.key().value());
            }
        }
    }

    private Answer decided(RefundInstruction instruction) {
        if (!calm && dice.oneIn(10)) {
            log.fault(Fault.REFUSED, clock.instant(), instruction.key().value());
            return dice.oneIn(3)
                    ? new Answer.Rejected("BALANCE_SHORT", Answer.Retry.SAME_KEY_LATER)
                    : remember(instruction, new Answer.Rejected("ACCOUNT_CLOSED", Answer.Retry.NEVER));
        }
        if (exceeds(instruction)) {
            return remember(instruction, new Answer.Rejected("EXCEEDS_REMAINING", Answer.Retry.NEVER));
        }
        if (isDisputed(instruction)) {
            return remember(instruction, new Answer.Rejected("CHARGED_BACK", Answer.Retry.NEVER));
        }
        return switch (personality) {
            case PERFECT -> pay(instruction);
            case SLOW -> later(instruction);
            case REVERSES_LATER -> payForNow(instruction);
            case ANSWERS_OUT_OF_ORDER -> payWithManyWords(instruction);
            case TIMES_OUT_AFTER_EFFECT -> times(instruction, 2, 0);
            case TIMES_OUT_BEFORE_EFFECT -> times(instruction, 0, 2);
            case FORGETS_KEYS, KEYLESS_WITH_QUERY, KEYLESS_WITHOUT_QUERY, REPLAYS_500 -> times(instruction, 1, 1);
        };
    }

    private boolean exceeds(RefundInstruction instruction) {
        return exceeds(instruction, capturedOf(instruction.paymentReference()));
    }

    /** Tells whether a dispute has taken the money that an instruction asks for. */
    private boolean isDisputed(RefundInstruction instruction) {
        String reference = instruction.paymentReference();
        return exceeds(instruction, capturedOf(reference) - disputedOf(reference));
    }

    private boolean exceeds(RefundInstruction instruction, long most) {
        return instruction.route() == Route.ORIGINAL
                && paidOn(instruction.paymentReference(), Route.ORIGINAL)
                                + instruction.amount().minor()
                        > most;
    }

    /** Times out after a payment, times out without one, or pays, with these odds out of four. */
    private Answer times(RefundInstruction instruction, int paid, int unpaid) {
        int what = dice.below(4);
        boolean replays = personality == Personality.REPLAYS_500;
        if (what < paid) {
            log.fault(
                    Fault.PAID_WITHOUT_ANSWER,
                    clock.instant(),
                    instruction.key().value());
            Answer answer = pay(instruction);
            memory(instruction).unheard = personality == Personality.FORGETS_KEYS;
            if (replays) {
                memories.put(instruction.key(), new Memory(instruction, clock.instant(), true, answer));
            }
            throw new ConnectionLost("time-out");
        }
        if (what < paid + unpaid) {
            log.fault(Fault.TIMED_OUT_UNPAID, clock.instant(), instruction.key().value());
            throw new ConnectionLost("time-out");
        }
        return pay(instruction);
    }

    private Answer pay(RefundInstruction instruction) {
        var payment = new Payment(instruction, "R" + (journal.size() + 1));
        journal.add(payment);
        log.line(
                clock.instant(),
                () -> "provider pays " + instruction.amount().minor() + " under " + instruction.key() + " as "
                        + payment.reference);
        return remember(instruction, new Answer.Succeeded(payment.reference));
    }

    private Answer remember(RefundInstruction instruction, Answer answer) {
        Memory before = memories.get(instruction.key());
        if (before != null && remembers(before)) {
            before.answer = answer;
        } else {
            memories.put(instruction.key(), new Memory(instruction, clock.instant(), false, answer));
        }
        return answer;
    }

    private Answer later(RefundInstruction instruction) {
        Answer pending = remember(instruction, new Answer.Pending("P"));
        memory(instruction).decidedAt = clock.instant().plus(Duration.ofHours(1 + dice.below(40)));
        return pending;
    }

    private Memory memory(RefundInstruction instruction) {
        Memory known = memories.get(instruction.key());
        if (known == null) {
            throw new IllegalStateException("nothing is remembered of " + instruction.key());
        }
        return known;
    }

    private Answer payForNow(RefundInstruction instruction) {
        Answer paid = pay(instruction);
        if (!calm && dice.oneIn(2)) {
            memory(instruction).decidedAt = clock.instant().plus(Duration.ofDays(1 + dice.below(9)));
        }
        return paid;
    }

    private Answer payWithManyWords(RefundInstruction instruction) {
        Answer paid = pay(instruction);
        Instant now = clock.instant();
        EffectKey key = instruction.key();
        words.add(new Word(now, key, paid));
        words.add(new Word(now.plus(Duration.ofMinutes(dice.below(90))), key, new Answer.Pending("P")));
        words.add(new Word(now.plus(Duration.ofMinutes(dice.below(90))), key, paid));
        if (dice.oneIn(2)) {
            log.fault(Fault.PAID_WITHOUT_ANSWER, now, key.value());
            return new Answer.Pending("P");
        }
        return paid;
    }

    // --- the status of refunds
    // ---------------------------------------------------------------------------------------------------

    /** Returns the current status of a refund. */
    private Answer look(Memory known) {
        Instant due = known.decidedAt;
        if (due != null && !due.isAfter(clock.instant())) {
            known.decidedAt = null;
            known.answer = known.answer instanceof Answer.Pending ? atLast(known) : reversed(known);
            words.add(new Word(clock.instant(), known.instruction.key(), known.answer));
        }
        return known.answer;
    }

    private Answer atLast(Memory known) {
        return dice.oneIn(5) ? new Answer.Abnormal("ACCOUNT_FROZEN") : pay(known.instruction);
    }

    private Answer reversed(Memory known) {
        Payment payment = journal.stream()
                .filter(each -> each.instruction.key().equals(known.instruction.key()) && !each.takenBack)
                .findFirst()
                .orElseThrow();
        payment.takenBack = true;
        log.fault(Fault.REVERSED, clock.instant(), known.instruction.key().value());
        return new Answer.Reversed(payment.reference);
    }

    @Override
    public Answer query(RefundInstruction instruction) {
        return wire.ask("query " + instruction.key(), () -> {
            Memory known = memories.get(instruction.key());
            boolean seen = known != null
                    && !(personality == Personality.KEYLESS_WITH_QUERY
                            && clock.instant().isBefore(known.since.plus(Duration.ofMinutes(1))));
            return seen && known != null ? look(known) : new Answer.NotFound();
        });
    }

    /** Returns when the provider next sends a webhook or decides about a refund; null when nothing is scheduled. */
    @Nullable
    Instant nextWord() {
        Instant next = null;
        for (Word word : words) {
            next = earlier(next, word.at);
        }
        for (Memory known : memories.values()) {
            next = earlier(next, known.decidedAt);
        }
        return next;
    }

    static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    /** Returns the webhooks that are due; some of them twice, and in random order. */
    List<Word> speak() {
        Instant now = clock.instant();
        forget();
        memories.values().stream()
                .filter(known -> known.decidedAt != null)
                .sorted((one, other) -> one.instruction
                        .key()
                        .value()
                        .compareTo(other.instruction.key().value()))
                .forEach(this::look);
        var spoken = new ArrayList<Word>();
        for (int i = 0; i < words.size(); ) {
            if (words.get(i).at.isAfter(now)) {
                i++;
            } else {
                Word word = words.remove(i);
                spoken.add(word);
                if (dice.oneIn(3)) {
                    log.fault(Fault.NOTICE_DUPLICATED, now, word.key.value());
                    spoken.add(word);
                }
            }
        }
        for (int i = spoken.size() - 1; i > 0; i--) {
            int j = dice.below(i + 1);
            if (j != i) {
                log.fault(Fault.NOTICE_REORDERED, now, spoken.get(i).key.value());
                Word word = spoken.get(i);
                spoken.set(i, spoken.get(j));
                spoken.set(j, word);
            }
        }
        return spoken;
    }

    /** Schedules a webhook again that was not taken. */
    void repeat(Word word) {
        words.add(new Word(clock.instant().plus(Duration.ofMinutes(5)), word.key, word.answer));
    }

    // --- the payments made
    // -------------------------------------------------------------------------------------------------

    private long paidOn(String paymentReference, Route route) {
        long sum = 0;
        for (Payment payment : journal) {
            if (!payment.takenBack
                    && payment.instruction.route() == route
                    && payment.instruction.paymentReference().equals(paymentReference)) {
                sum += payment.instruction.amount().minor();
            }
        }
        return sum;
    }

    List<Payment> journal() {
        return journal;
    }
}
