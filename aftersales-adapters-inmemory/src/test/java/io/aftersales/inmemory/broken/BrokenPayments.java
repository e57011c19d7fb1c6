package io.aftersales.inmemory.broken;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.money.Money;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Gateways that break one rule, or as few as such a mistake can. */
final class BrokenPayments {
    private BrokenPayments() {}

    private static Answer refused(String code) {
        return new Answer.Rejected(code, Answer.Retry.NEVER);
    }

    /** Takes minor units for whole ones, and converts once more. */
    static final class ConvertsTwice extends DelegatingPayments {
        ConvertsTwice(PaymentGateway sound) {
            super(sound);
        }

        @Override
        RefundInstruction sent(RefundInstruction of) {
            Money amount = Money.ofMinor(of.amount().minor() / 100, of.amount().currency());
            return new RefundInstruction(
                    of.key(),
                    of.caseId(),
                    of.channel(),
                    of.paymentReference(),
                    of.route(),
                    amount,
                    of.captured(),
                    of.reason());
        }
    }

    /** Says that it paid, and not as what. */
    static final class NamesNoReference extends DelegatingPayments {
        NamesNoReference(PaymentGateway sound) {
            super(sound);
        }

        @Override
        Answer read(Answer answer) {
            return answer instanceof Answer.Succeeded ? new Answer.Succeeded("") : answer;
        }
    }

    /** Makes a key for each call. */
    static final class MakesItsOwnKeys extends DelegatingPayments {
        private final AtomicInteger calls = new AtomicInteger();

        MakesItsOwnKeys(PaymentGateway sound) {
            super(sound);
        }

        @Override
        RefundInstruction sent(RefundInstruction instruction) {
            return under("call-" + calls.incrementAndGet(), instruction);
        }
    }

    /** Passes on that a number was used before as if that were a refusal. */
    static final class RefusesWhatItPaidBefore extends DelegatingPayments {
        private final Set<EffectKey> paid = new HashSet<>();

        RefusesWhatItPaidBefore(PaymentGateway sound) {
            super(sound);
        }

        @Override
        public Answer refund(RefundInstruction instruction) {
            Answer answer = super.refund(instruction);
            boolean again = !isRacing() && answer instanceof Answer.Succeeded && !paid.add(instruction.key());
            return again ? refused("DUPLICATE") : answer;
        }
    }

    /** Takes the amount for a part of the key. */
    static final class PaysAnotherAmountToo extends DelegatingPayments {
        private final Map<EffectKey, Money> amounts = new HashMap<>();

        PaysAnotherAmountToo(PaymentGateway sound) {
            super(sound);
        }

        @Override
        RefundInstruction sent(RefundInstruction instruction) {
            if (isRacing()) {
                return instruction;
            }
            Money first = amounts.computeIfAbsent(instruction.key(), unseen -> instruction.amount());
            return first.equals(instruction.amount())
                    ? instruction
                    : under(instruction.key() + "-" + instruction.amount().minor(), instruction);
        }
    }

    /** Has a field of 32 characters for keys. */
    static final class CutsKeys extends DelegatingPayments {
        CutsKeys(PaymentGateway sound) {
            super(sound);
        }

        @Override
        RefundInstruction sent(RefundInstruction instruction) {
            String key = instruction.key().value();
            return under(key.substring(0, Math.min(32, key.length())), instruction);
        }
    }

    /** Keeps keys in a column that takes A for a. */
    static final class TakesCapitalsForSmallLetters extends DelegatingPayments {
        TakesCapitalsForSmallLetters(PaymentGateway sound) {
            super(sound);
        }

        @Override
        RefundInstruction sent(RefundInstruction instruction) {
            return under(instruction.key().value().toLowerCase(Locale.ROOT), instruction);
        }
    }

    /** Reads that the key is new, and pays a moment later. */
    static final class ChecksThenPays extends DelegatingPayments {
        private final AtomicInteger calls = new AtomicInteger();

        ChecksThenPays(PaymentGateway sound) {
            super(sound);
        }

        @Override
        RefundInstruction sent(RefundInstruction instruction) {
            return isRacing() && calls.incrementAndGet() <= 2
                    ? under(instruction.key() + "-" + calls.get(), instruction)
                    : instruction;
        }
    }

    /** Passes on a conflict with a call that is under way as if it were a refusal. */
    static final class RefusesInAConflict extends DelegatingPayments {
        private final AtomicInteger calls = new AtomicInteger();

        RefusesInAConflict(PaymentGateway sound) {
            super(sound);
        }

        @Override
        Answer read(Answer answer) {
            return isRacing() && calls.incrementAndGet() > 1 ? refused("CONFLICT") : answer;
        }
    }

    /** Takes every exception for a failed payment. */
    static final class TakesATimeOutForAFailure extends DelegatingPayments {
        TakesATimeOutForAFailure(PaymentGateway sound) {
            super(sound);
        }

        @Override
        public Answer refund(RefundInstruction instruction) {
            try {
                return super.refund(instruction);
            } catch (RuntimeException e) {
                return refused("FAILED");
            }
        }
    }

    /** Tries once more under a fresh key when the answer to a call is lost. */
    static final class PaysUnderASecondKeyAfterDoubt extends DelegatingPayments {
        PaysUnderASecondKeyAfterDoubt(PaymentGateway sound) {
            super(sound);
        }

        @Override
        public Answer refund(RefundInstruction instruction) {
            try {
                return super.refund(instruction);
            } catch (RuntimeException e) {
                return super.refund(under(instruction.key() + "-again", instruction));
            }
        }
    }

    /** Takes what was taken for paid. */
    static final class TakesAcceptedForPaid extends DelegatingPayments {
        TakesAcceptedForPaid(PaymentGateway sound) {
            super(sound);
        }

        @Override
        Answer read(Answer answer) {
            return answer instanceof Answer.Pending taken ? new Answer.Succeeded(taken.reference()) : answer;
        }
    }

    /** Takes a limit of calls for a refusal. */
    static final class TakesBusyForRefused extends DelegatingPayments {
        TakesBusyForRefused(PaymentGateway sound) {
            super(sound);
        }

        @Override
        Answer read(Answer answer) {
            return answer instanceof Answer.Rejected rejected ? refused(rejected.code()) : answer;
        }
    }

    /** Passes on the provider's own code. */
    static final class PassesCodesOn extends DelegatingPayments {
        PassesCodesOn(PaymentGateway sound) {
            super(sound);
        }

        @Override
        Answer read(Answer answer) {
            return answer instanceof Answer.Rejected rejected
                    ? new Answer.Rejected("E4711: " + rejected.code(), rejected.retry())
                    : answer;
        }
    }

    /** Knows one route only. */
    static final class IgnoresTheRoute extends DelegatingPayments {
        IgnoresTheRoute(PaymentGateway sound) {
            super(sound);
        }

        @Override
        RefundInstruction sent(RefundInstruction instruction) {
            return by(Route.ORIGINAL, instruction);
        }
    }

    /** Answers a query with the number of the query. */
    static final class NamesTheQuery extends DelegatingPayments {
        NamesTheQuery(PaymentGateway sound) {
            super(sound);
        }

        @Override
        public Answer query(RefundInstruction instruction) {
            Answer answer = super.query(instruction);
            return answer instanceof Answer.Succeeded ? new Answer.Succeeded("QUERY-1") : answer;
        }
    }

    /** Takes it for a refusal that nothing is there. */
    static final class RefusesWhatItDoesNotFind extends DelegatingPayments {
        RefusesWhatItDoesNotFind(PaymentGateway sound) {
            super(sound);
        }

        @Override
        Answer read(Answer answer) {
            return answer instanceof Answer.NotFound ? refused("NOT_FOUND") : answer;
        }
    }

    /** Looks at the payment instead of the refund. */
    static final class AsksForThePayment extends DelegatingPayments {
        private Answer last = new Answer.NotFound();

        AsksForThePayment(PaymentGateway sound) {
            super(sound);
        }

        @Override
        Answer read(Answer answer) {
            if (answer instanceof Answer.Succeeded) {
                last = answer;
            }
            return answer instanceof Answer.NotFound ? last : answer;
        }
    }

    /** Was told once that it is paid, and believes that for ever. */
    static final class BelievesInThePast extends DelegatingPayments {
        BelievesInThePast(PaymentGateway sound) {
            super(sound);
        }

        @Override
        Answer read(Answer answer) {
            return answer instanceof Answer.Reversed back ? new Answer.Succeeded(back.reference()) : answer;
        }
    }
}
