package io.aftersales.ports.desks;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.vavr.control.Either;
import java.util.List;

/** Where anybody asks what a refund would come to. Nothing is written. */
@CheckReturnValue
public interface QuoteDesk {

    /** What these units would pay if everything were accepted; refused as an application would be. */
    Either<Rejection, RefundBreakdown> quote(Actor by, OrderId order, CaseKind kind, List<ItemAsked> items);
}
