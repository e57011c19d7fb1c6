package io.aftersales.ports.runner;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.gateways.RefundInstruction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the gateway that carries out an effect. No other class calls {@code PaymentGateway.refund}. */
final class GatewayCalls {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayCalls.class);
    private static final Answer DONE = new Answer.Succeeded("");

    private final Gateways gateways;
    private final TicketEffects tickets;

    GatewayCalls(Gateways gateways, TicketEffects tickets) {
        this.gateways = gateways;
        this.tickets = tickets;
    }

    ProviderProfile profile(Effect effect) {
        return effect instanceof Effect.PayRefund refund
                ? gateways.payments().profile(refund.channel())
                : ProviderProfile.IN_HOUSE;
    }

    /** Sends an effect, or asks what became of it. Any failure means that it is not known whether the effect was done. */
    Answer call(OutboxEntry entry, OutboxEntry.Call how) {
        try {
            return how == OutboxEntry.Call.QUERY ? query(entry) : send(entry.effect(), entry.caseId());
        } catch (RuntimeException e) {
            String failure = e.getClass().getSimpleName();
            // A provider that is down fails for every order: one line each, and the stack trace at DEBUG only.
            LOG.warn(
                    "Case {}: {} {}, attempt {}: no answer ({})",
                    entry.caseId(),
                    how,
                    entry.key(),
                    entry.attempts(),
                    failure);
            LOG.debug("Case {}: {} {} failed", entry.caseId(), how, entry.key(), e);
            return new Answer.Unknown(failure);
        }
    }

    private Answer query(OutboxEntry entry) {
        return entry.effect() instanceof Effect.PayRefund refund
                ? gateways.payments().query(instruction(refund, entry.caseId()))
                : send(entry.effect(), entry.caseId());
    }

    private static RefundInstruction instruction(Effect.PayRefund refund, CaseId caseId) {
        return new RefundInstruction(
                refund.key(),
                caseId,
                refund.channel(),
                refund.paymentReference(),
                refund.route(),
                refund.amount(),
                refund.captured(),
                refund.reason());
    }

    private Answer send(Effect effect, CaseId caseId) {
        if (effect instanceof Effect.PayRefund refund) {
            return gateways.payments().refund(instruction(refund, caseId));
        } else if (effect instanceof Effect.GiveBackPoints give) {
            return gateways.points().giveBack(give.key(), give.buyer(), give.paymentReference(), give.points());
        } else if (effect instanceof Effect.GrantGift grant) {
            return gateways.gifts().grant(grant.key(), grant.buyer(), grant.gift());
        } else if (effect instanceof Effect.CreateReturnWaybill create) {
            return gateways.logistics().createReturnWaybill(create.key(), caseId, create.warehouse(), create.goods());
        } else if (effect instanceof Effect.InterceptParcel stop) {
            return gateways.logistics().intercept(stop.key(), stop.parcel(), stop.carrier(), stop.trackingNumber());
        } else if (effect instanceof Effect.SendBack back) {
            return gateways.logistics().sendBack(back.key(), caseId, back.warehouse(), back.goods());
        }
        return goods(effect, caseId);
    }

    /**
     * Sends an effect of goods that go out, or are not to go out. Every other effect goes to a gateway that gives no answer: it is done when the call
     * returns.
     */
    private Answer goods(Effect effect, CaseId caseId) {
        if (effect instanceof Effect.ReserveStock reserve) {
            return gateways.inventory().reserve(reserve.key(), caseId, reserve.goods(), reserve.expires());
        } else if (effect instanceof Effect.StopFulfilment stop) {
            return gateways.inventory()
                    .stopFulfilment(stop.key(), caseId.order(), stop.place(), stop.lines(), stop.goods());
        } else if (effect instanceof Effect.RequestTopUp ask) {
            return gateways.topUps().request(ask.key(), caseId, ask.buyer(), ask.amount(), ask.expires());
        } else if (effect instanceof Effect.CancelTopUp cancel) {
            return gateways.topUps().cancel(cancel.key(), caseId, cancel.topUp());
        } else if (effect instanceof Effect.CreateReplacementOrder create) {
            return gateways.fulfilment().create(create.key(), caseId, create.reservation(), create.goods());
        } else if (effect instanceof Effect.CancelReplacementOrder cancel) {
            return gateways.fulfilment().cancel(cancel.key(), caseId, cancel.replacement());
        }
        tell(effect, caseId);
        return DONE;
    }

    private void tell(Effect effect, CaseId caseId) {
        if (effect instanceof Effect.ReleaseStock release) {
            gateways.inventory().release(release.key(), release.reservation(), release.goods());
        } else if (effect instanceof Effect.RestockGood good) {
            gateways.inventory().restockGood(good.key(), good.warehouse(), good.goods());
        } else if (effect instanceof Effect.RestockDamaged damaged) {
            gateways.inventory().restockDamaged(damaged.key(), damaged.warehouse(), damaged.goods());
        } else if (effect instanceof Effect.CancelReturnWaybill cancel) {
            gateways.logistics().cancelReturnWaybill(cancel.key(), cancel.waybill());
        } else if (effect instanceof Effect.GiveBackCoupon coupon) {
            gateways.coupons().giveBack(coupon.key(), coupon.buyer(), coupon.coupon());
        } else if (effect instanceof Effect.MarkOrder mark) {
            gateways.orders()
                    .mark(
                            mark.key(),
                            caseId.order(),
                            mark.mark(),
                            mark.givenBack(),
                            mark.toCollect(),
                            mark.replacementOrders());
        } else if (effect instanceof Effect.Notify notify) {
            gateways.notices().send(notify.key(), caseId, notify.notice());
        } else if (effect instanceof Effect.RaiseAlarm alarm) {
            gateways.alarms().raise(alarm.key(), caseId, alarm.alarm(), alarm.detail());
        } else if (effect instanceof Effect.OpenTicket need) {
            tickets.open(caseId, need);
        } else if (effect instanceof Effect.TellTicket done) {
            tickets.tell(caseId, done);
        } else if (effect instanceof Effect.ResolveTicket end) {
            tickets.resolve(caseId, end);
        } else {
            throw new IllegalStateException("no gateway carries out " + effect.code());
        }
    }
}
