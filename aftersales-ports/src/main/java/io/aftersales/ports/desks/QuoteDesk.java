package io.aftersales.ports.desks;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.vavr.control.Either;
import java.util.List;

/** The desk that quotes what a refund would come to, or what an exchange would settle. Nothing is written. */
@CheckReturnValue
public interface QuoteDesk {

    /**
     * Quotes the refund of these units as if everything were accepted. Refused as an application would be; INVALID_COMMAND for an exchange,
     * which is {@linkplain #quoteOfExchange quoted} by what it settles.
     */
    Either<Rejection, RefundBreakdown> quote(Actor by, OrderId order, CaseKind kind, List<ItemAsked> items);

    /** Quotes what an exchange of these units would settle if everything were accepted. Refused as an application would be. */
    Either<Rejection, ExchangeQuote> quoteOfExchange(Actor by, OrderId order, List<ItemAsked> items);

    /**
     * Quotes the refund of units that a warehouse has already, because they came unannounced. Refused as an application that says where they
     * are would be.
     *
     * @param warehouse the warehouse that has the goods
     */
    Either<Rejection, RefundBreakdown> quoteOfGoodsHere(
            Actor by, OrderId order, CaseKind kind, List<ItemAsked> items, String warehouse);
}
