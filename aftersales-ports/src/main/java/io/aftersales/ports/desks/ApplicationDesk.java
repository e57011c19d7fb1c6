package io.aftersales.ports.desks;

import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.util.List;

/** The desk where buyers apply, answer questions and offers, appeal, withdraw and rate. */
@CheckReturnValue
public interface ApplicationDesk {

    /**
     * Opens a case and holds its units; the receipt names the case. Refusals in order of precedence: see {@link
     * io.aftersales.domain.cases.CaseDecisions#apply}.
     */
    Either<Rejection, Receipt> open(Commands.OpenCase command);

    /**
     * Tells what can be claimed of an order now, by line and place: the stage of the goods, the free units, and for each kind of case the
     * reasons with the end of their window and whether evidence is asked for. An application in these bounds is not refused for its goods;
     * stock and prices of goods wanted in exchange are not looked at. Refuses ORDER_NOT_FOUND, NOT_OWNER, NOT_PERMITTED.
     */
    Either<Rejection, List<Claimable>> claimable(OrderId order, Actor by);

    /** Withdraws an application at the buyer's wish. */
    Either<Rejection, Receipt> withdraw(Commands.Withdraw command);

    /** Takes the buyer's answer to a question of the shop. */
    Either<Rejection, Receipt> provideInfo(Commands.ProvideInfo command);

    /** Takes the buyer's answer to an offer of the shop. */
    Either<Rejection, Receipt> answerOffer(Commands.AnswerOffer command);

    /**
     * Takes an appeal against a rejection, or against an inspection that accepted nothing; once for each case. Refuses ILLEGAL_MOVE, then
     * APPEAL_CLOSED, then QUANTITY_EXCEEDED where other cases have claimed the units since.
     */
    Either<Rejection, Receipt> appeal(Commands.AppealCase command);

    /**
     * Takes the buyer's rating of a case that has ended, once. Refuses NOT_ENDED, RATED_ALREADY and RATING_CLOSED, and NOT_PERMITTED to
     * every actor but the buyer of the case.
     */
    Either<Rejection, Receipt> rate(Commands.RateCase command);
}
