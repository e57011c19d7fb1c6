package io.aftersales.ports.runner;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.gateways.RefundInstruction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the gateway that carries out an effect. No other class calls {@code PaymentGateway.refund}. */
final class GatewayCalls {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayCalls.class);
    /** A cause that is logged as it is: a sentence of the host's could name a buyer. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,60}");

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

    /**
     * The result of a call.
     *
     * @param answer the answer
     * @param owed the entries that the tickets owe because of the call
     */
    record Called(Answer answer, List<OutboxEntry> owed) {}

    /** Sends an effect, or asks what became of it. Any failure means that it is not known whether the effect was done. */
    Called call(OutboxEntry entry, OutboxEntry.Call how) {
        try {
            Optional<List<OutboxEntry>> owed = tickets(entry.effect(), entry.caseId());
            if (owed.isPresent()) {
                return new Called(DONE, owed.get());
            }
            Answer answer = how == OutboxEntry.Call.QUERY ? query(entry) : send(entry.effect(), entry.caseId());
            if (answer instanceof Answer.Unknown unknown) {
                warn(entry, how, CODE.matcher(unknown.cause()).matches() ? unknown.cause() : "Unknown");
            }
            return new Called(answer, List.of());
        } catch (RuntimeException e) {
            String failure = e.getClass().getSimpleName();
            warn(entry, how, failure);
            LOG.debug("Case {}: {} {} failed", entry.caseId(), how, entry.key(), e);
            return new Called(new Answer.Unknown(failure), List.of());
        }
    }

    /** Logs a call without an answer. A provider that is down fails for every order: one line each, and the stack trace at DEBUG only. */
    private static void warn(OutboxEntry entry, OutboxEntry.Call how, String why) {
        LOG.warn("Case {}: {} {}, attempt {}: no answer ({})", entry.caseId(), how, entry.key(), entry.attempts(), why);
    }

    /** Carries out an effect on a ticket and answers what the ticket owes; empty for every other effect. */
    private Optional<List<OutboxEntry>> tickets(Effect effect, CaseId caseId) {
        if (effect instanceof Effect.OpenTicket need) {
            return Optional.of(tickets.open(caseId, need));
        } else if (effect instanceof Effect.TellTicket done) {
            return Optional.of(tickets.tell(caseId, done));
        } else if (effect instanceof Effect.ResolveTicket end) {
            return Optional.of(tickets.resolve(caseId, end));
        }
        return Optional.empty();
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
            return gateways.points()
                    .giveBack(
                            give.key(),
                            new Cause(caseId, give.reason()),
                            give.buyer(),
                            give.paymentReference(),
                            give.points());
        } else if (effect instanceof Effect.GrantGift grant) {
            return gateways.gifts().grant(grant.key(), new Cause(caseId, grant.reason()), grant.buyer(), grant.gift());
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
            return gateways.inventory()
                    .reserve(reserve.key(), new Cause(caseId, reserve.reason()), reserve.goods(), reserve.expires());
        } else if (effect instanceof Effect.StopFulfilment stop) {
            return gateways.inventory()
                    .stopFulfilment(
                            stop.key(), new Cause(caseId, stop.reason()), stop.place(), stop.lines(), stop.goods());
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
            gateways.inventory()
                    .release(
                            release.key(), new Cause(caseId, release.reason()), release.reservation(), release.goods());
        } else if (effect instanceof Effect.Restock back) {
            gateways.inventory()
                    .restock(
                            back.key(),
                            new Cause(caseId, back.reason()),
                            back.warehouse(),
                            back.disposition(),
                            back.goods());
        } else if (effect instanceof Effect.CancelReturnWaybill cancel) {
            gateways.logistics().cancelReturnWaybill(cancel.key(), cancel.waybill());
        } else if (effect instanceof Effect.GiveBackCoupon coupon) {
            gateways.coupons()
                    .giveBack(coupon.key(), new Cause(caseId, coupon.reason()), coupon.buyer(), coupon.coupon());
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
        } else {
            throw new IllegalStateException("no gateway carries out " + effect.code());
        }
    }
}
