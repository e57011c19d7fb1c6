package io.aftersales.domain.cases;

import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.InboundMove;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the inbound that a command is about. A command need not name it where exactly one is open for it. */
final class InboundChoice {
    private InboundChoice() {}

    /**
     * Returns the inbound with this number, or the only one from whose state the move exists. Refuses INBOUND_NEEDED where several are open or
     * the number is unknown, ILLEGAL_MOVE where none is open.
     *
     * @param number the number of the inbound; null when the command names none
     * @param refused the move of the case that a refusal speaks of
     */
    static Either<Rejection, Inbound> of(
            AfterSalesCase subject, InboundMove move, @Nullable Integer number, CaseMove refused) {
        return of(subject, open(subject, move), number, refused);
    }

    /** Returns the inbound of those {@code open} to an action that a command names, or the only one where it names none. */
    static Either<Rejection, Inbound> of(
            AfterSalesCase subject, List<Inbound> open, @Nullable Integer number, CaseMove refused) {
        if (number == null && open.size() == 1) {
            return Either.right(open.get(0));
        }
        boolean known = number == null || subject.inbound(number).isPresent();
        if (!known || (number == null && open.size() > 1)) {
            return Either.left(new CaseRejection.InboundNeeded(
                    open.stream().map(Inbound::number).toList()));
        }
        return open.stream()
                .filter(each -> number != null && each.number() == number)
                .findFirst()
                .<Either<Rejection, Inbound>>map(Either::right)
                .orElseGet(() -> Either.left(new CaseRejection.IllegalMove(subject.kind(), subject.status(), refused)));
    }

    /** Returns the inbounds from whose state a move exists. Only goods that the buyer sends are posted; a buyer knows of no others. */
    static List<Inbound> open(AfterSalesCase subject, InboundMove move) {
        var open = new ArrayList<Inbound>(subject.inbounds().size());
        for (Inbound each : subject.inbounds()) {
            if (move.target(each.state()).isPresent() && (move != InboundMove.SEND || each.isFromBuyer())) {
                open.add(each);
            }
        }
        return open;
    }
}
