package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseSubmitted;
import io.aftersales.domain.cases.CaseRejection.NotOwner;
import io.aftersales.domain.cases.CaseRejection.OrderNotFound;
import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The decision that opens a case. */
final class CaseOpening {
    private final Application application;
    private final CaseFacts facts;
    private final DecisionContext act;

    CaseOpening(Application application, CaseFacts facts, DecisionContext act) {
        this.application = application;
        this.facts = facts;
        this.act = act;
    }

    Either<Rejection, Change> to(@Nullable OrderAccount known, RefundPolicy policy) {
        OrderFacts order = facts.order();
        if (order == null) {
            return Either.left(new OrderNotFound(application.order()));
        }
        if (act.by().role() == Role.BUYER && !act.by().id().equals(order.buyer())) {
            return Either.left(new NotOwner(order.sale().id()));
        }
        return account(known, order, policy).flatMap(account -> on(account, order));
    }

    /** The account of an order; opened under the policy when nothing was done on the order before. */
    static Either<Rejection, OrderAccount> account(
            @Nullable OrderAccount known, OrderFacts order, RefundPolicy policy) {
        return known != null
                ? Either.right(known)
                : OrderSnapshot.of(order.sale()).map(snapshot -> OrderAccount.open(FrozenOrder.of(snapshot, policy)));
    }

    private Either<Rejection, Change> on(OrderAccount account, OrderFacts order) {
        var eligibility = new Eligibility(application, order, account, facts, act);
        Optional<Rejection> obstacle = eligibility.beforeUnits();
        if (obstacle.isPresent()) {
            return Either.left(obstacle.get());
        }
        return items(account).flatMap(items -> holding(account, items, order, eligibility));
    }

    private Either<Rejection, Change> holding(
            OrderAccount account, List<CaseItem> items, OrderFacts order, Eligibility eligibility) {
        CaseId id = account.nextCase();
        return account.withCase()
                .hold(new BookingContext(id, act.by(), act.now()), CaseItem.units(items))
                .flatMap(held -> {
                    Optional<Rejection> obstacle = eligibility.afterUnits();
                    return obstacle.isPresent()
                            ? Either.left(obstacle.get())
                            : Either.right(open(id, items, held, order));
                });
    }

    private Change open(CaseId id, List<CaseItem> items, OrderAccount held, OrderFacts order) {
        var submission = new Submission(
                order.buyer(),
                act.by(),
                act.now(),
                order.placedAt(),
                items,
                application.whole() != null,
                application.description(),
                application.evidence(),
                List.of(),
                null);
        var draft = new CaseDraft(id, application.kind(), submission, held, act);
        draft.move(CaseMove.SUBMIT, new CaseSubmitted(application.kind(), items));
        if (!held.frozen().sale().equals(order.sale())) {
            draft.alarm(Alarm.SALE_CHANGED, held.order().value());
        }
        if (application.kind() == CaseKind.EXCHANGE) {
            StockReservation.reserve(
                    draft, new RequestedGoods(items, held, facts, act.policy().differences()).wanted());
        }
        AutomaticReview.onSubmission(draft, facts);
        return draft.done();
    }

    /** The items with what their lines sold; for a whole order every unit that is neither held nor back. */
    private Either<Rejection, List<CaseItem>> items(OrderAccount account) {
        Reason whole = application.whole();
        Either<Rejection, List<CaseItem>> asked = application.items().isEmpty() && whole != null
                ? account.wholeOrder().map(units -> itemsOf(units, whole))
                : Either.right(application.items());
        return asked.map(items -> sold(items, account));
    }

    private static List<CaseItem> sold(List<CaseItem> items, OrderAccount account) {
        var sold = new ArrayList<CaseItem>(items.size());
        for (CaseItem item : items) {
            sold.add(item.sold(account.sku(item.line())));
        }
        return sold;
    }

    private static List<CaseItem> itemsOf(List<Units> units, Reason reason) {
        return units.stream()
                .map(each -> CaseItem.of(each.line(), each.quantity(), reason))
                .toList();
    }
}
