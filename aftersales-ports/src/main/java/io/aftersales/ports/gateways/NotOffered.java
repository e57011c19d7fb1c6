package io.aftersales.ports.gateways;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.OptionalLong;

/** Stands where a host offers nothing. It can do nothing, says so, and money goes back instead of goods. */
final class NotOffered implements Fulfilment, TopUps, Gifts, Points, Coupons {
    private static final Answer NO = new Answer.Rejected("NOT_OFFERED", Answer.Retry.NEVER);
    private static final Answer NOTHING_TO_STOP = new Answer.Succeeded("");

    @Override
    public Answer create(EffectKey key, CaseId caseId, EffectKey reservation, List<Goods> goods) {
        return NO;
    }

    @Override
    public Answer request(EffectKey key, CaseId caseId, String buyer, Money amount, Instant expires) {
        return NO;
    }

    @Override
    public Answer cancel(EffectKey key, CaseId caseId, EffectKey earlier) {
        return NOTHING_TO_STOP;
    }

    @Override
    public OptionalLong worth(Gift gift, Currency currency) {
        return OptionalLong.empty();
    }

    @Override
    public Answer giveBack(EffectKey key, String buyer, String paymentReference, long points) {
        return NO;
    }

    /** A coupon is given back without an answer, so that only a failure keeps it from being taken for given. */
    @Override
    public void giveBack(EffectKey key, String buyer, String coupon) {
        throw new UnsupportedOperationException("no Coupons were passed that could give back " + coupon);
    }

    @Override
    public Answer grant(EffectKey key, String buyer, Gift gift) {
        return NO;
    }
}
