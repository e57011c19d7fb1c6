package io.aftersales.inmemory.broken;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Payments on top that break one rule, or as few as such a mistake can. */
final class BrokenTopUps {
    private BrokenTopUps() {}

    /** Takes the last payment for that of whoever is asked. */
    static final class MixesPaymentsUp extends DelegatingTopUps {
        private Answer last = new Answer.NotFound();

        @Override
        boolean pays(EffectKey key) {
            boolean paid = super.pays(key);
            if (paid && !isRacing()) {
                last = sound.pays(key, "ALIPAY");
            }
            return paid;
        }

        @Override
        public Answer request(EffectKey key, CaseId caseId, String buyer, Money amount, Instant expires) {
            Answer answer = super.request(key, caseId, buyer, amount, expires);
            return answer instanceof Answer.Pending && last instanceof Answer.Succeeded ? last : answer;
        }
    }

    /** Asks with every call. */
    static final class AsksWithEveryCall extends DelegatingTopUps {
        private int asked;

        @Override
        public Answer request(EffectKey key, CaseId caseId, String buyer, Money amount, Instant expires) {
            Answer answer = super.request(key, caseId, buyer, amount, expires);
            asked += answer instanceof Answer.Rejected ? 0 : 1;
            return answer;
        }

        @Override
        long asked() {
            return asked;
        }
    }

    /** Does not know how it was paid. */
    static final class NamesNoChannel extends DelegatingTopUps {
        @Override
        public Answer request(EffectKey key, CaseId caseId, String buyer, Money amount, Instant expires) {
            Answer answer = super.request(key, caseId, buyer, amount, expires);
            return answer instanceof Answer.Succeeded paid ? new Answer.Succeeded(paid.reference()) : answer;
        }
    }

    /** Names the call, not the payment. */
    static final class NamesTheCall extends DelegatingTopUps {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public Answer request(EffectKey key, CaseId caseId, String buyer, Money amount, Instant expires) {
            Answer answer = super.request(key, caseId, buyer, amount, expires);
            return answer instanceof Answer.Succeeded paid
                    ? new Answer.Succeeded(paid.by(), "CALL-" + calls.incrementAndGet())
                    : answer;
        }
    }

    /** Says that it was cancelled, and leaves the way to pay open. */
    static final class TakesMoneyForWhatWasCancelled extends DelegatingTopUps {
        @Override
        boolean pays(EffectKey key) {
            return super.pays(key) || !isRacing();
        }
    }

    /** Cancels what was paid. */
    static final class CancelsWhatWasPaid extends DelegatingTopUps {
        @Override
        public Answer cancel(EffectKey key, CaseId caseId, EffectKey topUp) {
            Answer answer = super.cancel(key, caseId, topUp);
            return isRacing() ? answer : new Answer.Succeeded("");
        }
    }

    /** Has nothing to cancel, and forgets that it was asked to. */
    static final class ForgetsAnEarlyCancellation extends DelegatingTopUps {
        private final Set<EffectKey> seen = new HashSet<>();

        @Override
        public Answer request(EffectKey key, CaseId caseId, String buyer, Money amount, Instant expires) {
            seen.add(key);
            return super.request(key, caseId, buyer, amount, expires);
        }

        @Override
        public Answer cancel(EffectKey key, CaseId caseId, EffectKey topUp) {
            return seen.contains(topUp) ? super.cancel(key, caseId, topUp) : new Answer.Succeeded("");
        }
    }

    /** Reads that it is not paid, and cancels a moment later. */
    static final class ChecksThenCancels extends DelegatingTopUps {
        @Override
        public Answer cancel(EffectKey key, CaseId caseId, EffectKey topUp) {
            if (!isRacing()) {
                return super.cancel(key, caseId, topUp);
            }
            pays(topUp); // the moment
            return new Answer.Succeeded("");
        }
    }
}
