package io.aftersales.ports.desks;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.RefundQuote;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.vavr.control.Either;
import java.util.List;

/**
 * The desk that quotes what a refund would come to, or what an exchange would settle. Nothing is written.
 *
 * <p>A quote is asked for with the application it is about, the command that would open the case: for the whole order, with evidence, to
 * store credit, as an exception, or of goods that a warehouse has already. The id of that command is not looked at, and sending it afterwards
 * is not a repetition.
 */
@CheckReturnValue
public interface QuoteDesk {

    /**
     * Quotes the refund of an application as if everything were accepted. Refused as the application would be; INVALID_COMMAND for an
     * exchange, which is {@linkplain #quoteOfExchange quoted} by what it settles.
     */
    Either<Rejection, RefundQuote> quote(OpenCase application);

    /** Quotes the refund of an application for these units that asks for nothing else. */
    default Either<Rejection, RefundQuote> quote(Actor by, OrderId order, CaseKind kind, List<ItemAsked> items) {
        return quote(OpenCase.of(Request.of(CommandId.of("quote"), by), order, kind, items));
    }

    /**
     * Quotes what the exchange of an application would settle if everything were accepted. Refused as the application would be;
     * INVALID_COMMAND for another kind.
     */
    Either<Rejection, ExchangeQuote> quoteOfExchange(OpenCase application);

    /** Quotes what an exchange of these units would settle that asks for nothing else. */
    default Either<Rejection, ExchangeQuote> quoteOfExchange(Actor by, OrderId order, List<ItemAsked> items) {
        return quoteOfExchange(OpenCase.of(Request.of(CommandId.of("quote"), by), order, CaseKind.EXCHANGE, items));
    }
}
