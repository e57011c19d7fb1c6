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
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
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

/** Decides about an application: opens its case, or quotes what it would pay. */
final class CaseOpening {
    private final Application application;
    private final CaseFacts facts;
    private final DecisionContext context;

    CaseOpening(Application application, CaseFacts facts, DecisionContext context) {
        this.application = application;
        this.facts = facts;
        this.context = context;
    }

    /** Opens the case, or returns why it is refused. */
    Either<Rejection, Change> to(@Nullable OrderAccount known, RefundPolicy policy) {
        return eligible(known, policy).map(this::open);
    }

    /** Quotes the refund; refused as the application would be. Rules are not asked, because a rule might book what is only to be quoted. */
    Either<Rejection, RefundBreakdown> quote(@Nullable OrderAccount known, RefundPolicy policy) {
        return eligible(known, policy).flatMap(this::quote);
    }

    private Either<Rejection, RefundBreakdown> quote(Eligible eligible) {
        Submission asked = submission(eligible);
        return eligible.held().quote(RefundBooking.claim(asked, null, asked.units(), ApprovalTerms.BY_POLICY));
    }

    /** An application without obstacles, with the account that holds its units. */
    private record Eligible(OrderFacts order, CaseId id, List<CaseItem> items, OrderAccount held) {}

    private Either<Rejection, Eligible> eligible(@Nullable OrderAccount known, RefundPolicy policy) {
        OrderFacts order = facts.order();
        if (order == null) {
            return Either.left(new OrderNotFound(application.order()));
        }
        if (context.by().role() == Role.BUYER && !context.by().id().equals(order.buyer())) {
            return Either.left(new NotOwner(order.sale().id()));
        }
        return OrderAccount.knownOrOpened(known, order.sale(), policy).flatMap(account -> on(account, order));
    }

    private Either<Rejection, Eligible> on(OrderAccount account, OrderFacts order) {
        var eligibility = new Eligibility(application, order, account, facts, context);
        Optional<Rejection> obstacle = eligibility.beforeUnits();
        if (obstacle.isPresent()) {
            return Either.left(obstacle.get());
        }
        return items(account).flatMap(items -> holding(account, items, order, eligibility));
    }

    private Either<Rejection, Eligible> holding(
            OrderAccount account, List<CaseItem> items, OrderFacts order, Eligibility eligibility) {
        CaseId id = account.nextCase();
        return account.withCase()
                .hold(new BookingContext(id, context.by(), context.now()), CaseItem.units(items))
                .flatMap(held -> {
                    Optional<Rejection> obstacle = eligibility.afterUnits();
                    return obstacle.isPresent()
                            ? Either.left(obstacle.get())
                            : Either.right(new Eligible(order, id, items, held));
                });
    }

    private Submission submission(Eligible eligible) {
        return new Submission(
                eligible.order().buyer(),
                context.by(),
                context.now(),
                eligible.order().placedAt(),
                eligible.items(),
                application.whole() != null,
                application.description(),
                application.evidence(),
                List.of(),
                null);
    }

    private Change open(Eligible eligible) {
        OrderAccount held = eligible.held();
        List<CaseItem> items = eligible.items();
        var draft = new CaseDraft(eligible.id(), application.kind(), submission(eligible), held, context);
        draft.move(CaseMove.SUBMIT, new CaseSubmitted(application.kind(), items));
        if (!held.frozen().sale().equals(eligible.order().sale())) {
            draft.alarm(Alarm.SALE_CHANGED, held.order().value());
        }
        if (application.kind() == CaseKind.EXCHANGE) {
            StockReservation.reserve(
                    draft,
                    new RequestedGoods(items, held, facts, context.policy().differences()).wanted());
        }
        AutomaticReview.onSubmission(draft, facts);
        return draft.done();
    }

    /** Returns the items with the SKU each line sold; for a whole order, every unit that is neither held nor back. */
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
