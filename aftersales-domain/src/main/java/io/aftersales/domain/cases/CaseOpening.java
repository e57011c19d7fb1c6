package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CaseSubmitted;
import io.aftersales.domain.cases.CaseEvent.OpenedAsException;
import io.aftersales.domain.cases.CaseRejection.NotOwner;
import io.aftersales.domain.cases.CaseRejection.OrderNotFound;
import io.aftersales.domain.cases.CaseRejection.TermsNotPossible;
import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.goods.OrderPlaces;
import io.aftersales.domain.goods.UnitsTaking.ItemTaken;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.AccountOpening;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.ExchangedUnits;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RefundQuote;
import io.aftersales.domain.refunds.Taken;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
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
    Either<Rejection, RefundQuote> quote(@Nullable OrderAccount known, RefundPolicy policy) {
        return eligible(current(known), policy).flatMap(this::quote);
    }

    /** Quotes what an exchange would settle; refused as the application would be. */
    Either<Rejection, ExchangeQuote> quoteExchange(@Nullable OrderAccount known, RefundPolicy policy) {
        return eligible(current(known), policy).flatMap(eligible -> {
            OrderAccount held = eligible.held();
            List<ExchangedUnits> swaps = new RequestedGoods(
                            eligible.items(), held, facts, context.policy().exchangeValue())
                    .swaps();
            return held.exchangeTotal(swaps, 0, null)
                    .map(total -> held.quoteExchange(swaps, total).until(eligible.until()));
        });
    }

    /** Returns a known account as it stands once what the order's new parts make due is owed, so that a quote does not count that as its own. */
    private @Nullable OrderAccount current(@Nullable OrderAccount known) {
        OrderFacts order = facts.order();
        return known == null || order == null
                ? known
                : AccountOpening.amended(known, order, context.touching()).account();
    }

    /** Tells what an actor can claim of an order, by kinds of case; refused where every application of theirs is. */
    static Either<Rejection, List<Claimable>> claimable(
            OrderId id,
            Collection<CaseKind> offered,
            @Nullable OrderAccount known,
            RefundPolicy policy,
            CaseFacts facts,
            DecisionContext context) {
        return ownOrder(id, facts, context)
                .flatMap(order -> AccountOpening.knownOrOpened(known, order, policy, context.touching())
                        .map(account -> new ClaimOverview(order, account, facts, context).of(offered)));
    }

    private Either<Rejection, RefundQuote> quote(Eligible eligible) {
        Submission asked = submission(eligible);
        var places = new OrderPlaces(eligible.order(), eligible.held(), facts.carrier(), context.now());
        List<Units> here = SecuredGoods.withWarehouse(asked.items(), places);
        return eligible.held()
                .quote(RefundBooking.claim(asked, ApprovalTerms.BY_POLICY, here))
                .map(breakdown -> new RefundQuote(breakdown, bonus(asked.refundTo(), breakdown)));
    }

    private Money bonus(RefundDestination refundTo, RefundBreakdown breakdown) {
        return GiftGranting.bonus(
                context.policy().creditBonus(),
                refundTo,
                breakdown.tenders().stream()
                        .filter(tender -> tender.kind() == TenderKind.MONEY)
                        .map(tender -> Money.ofMinor(tender.amount(), breakdown.currency()))
                        .reduce(Money.zero(breakdown.currency()), Money::plus));
    }

    /** An application without obstacles, with the account that holds its units. */
    private record Eligible(
            OrderFacts order,
            CaseId id,
            List<CaseItem> items,
            OrderAccount held,
            List<CaseEvent> explained,
            @Nullable Instant until) {
        List<PlacedUnits> holds() {
            var taken = new ArrayList<PlacedUnits>(items.size());
            items.forEach(item -> taken.addAll(item.taken()));
            return PlacedUnits.summed(taken);
        }
    }

    private Either<Rejection, Eligible> eligible(@Nullable OrderAccount known, RefundPolicy policy) {
        return ownOrder(application.order(), facts, context)
                .flatMap(order -> AccountOpening.knownOrOpened(known, order, policy, context.touching())
                        .flatMap(account -> on(account, order)));
    }

    /** Returns the order, or why the actor cannot apply on it: ORDER_NOT_FOUND, NOT_OWNER. */
    private static Either<Rejection, OrderFacts> ownOrder(OrderId id, CaseFacts facts, DecisionContext context) {
        OrderFacts order = facts.order();
        if (order == null) {
            return Either.left(new OrderNotFound(id));
        }
        boolean other = context.by().role() == Role.BUYER && !context.by().id().equals(order.buyer());
        return other ? Either.left(new NotOwner(order.sale().id())) : Either.right(order);
    }

    private Either<Rejection, Eligible> on(OrderAccount account, OrderFacts order) {
        RefundDestination refundTo = application.refundTo();
        if (refundTo != null && !RefundBooking.mayGoTo(refundTo, application.kind(), context.policy())) {
            return Either.left(new TermsNotPossible(application.kind()));
        }
        var eligibility = new Eligibility(application, order, account, facts, context);
        Optional<Rejection> obstacle = eligibility.beforeUnits();
        if (obstacle.isPresent()) {
            return Either.left(obstacle.get());
        }
        CaseId id = account.nextCase();
        var taken = new ArrayList<Taken>();
        var items = new ArrayList<CaseItem>(eligibility.taken().size());
        for (ItemTaken each : eligibility.taken()) {
            taken.addAll(each.taken());
            items.add(each.item().sold(account.sku(each.item().line())));
        }
        return account.withCase()
                .hold(new BookingContext(id, context.by(), context.now()), taken)
                .flatMap(held -> {
                    Optional<Rejection> later = eligibility.afterUnits();
                    return later.isPresent()
                            ? Either.left(later.get())
                            : Either.right(new Eligible(
                                    order, id, items, held, explained(eligibility), eligibility.earliestEnd()));
                });
    }

    /** Returns the events that tell under which window and as which exception the application is accepted. */
    private List<CaseEvent> explained(Eligibility eligibility) {
        var explained = new ArrayList<CaseEvent>(eligibility.windowRules());
        if (application.exception() != null) {
            explained.add(new OpenedAsException(eligibility.lifted()));
        }
        return explained;
    }

    private Submission submission(Eligible eligible) {
        return new Submission(
                eligible.order().buyer(),
                context.by(),
                context.now(),
                eligible.order().placedAt(),
                eligible.items(),
                application.whole() != null,
                application.goodsAreHere(),
                Objects.requireNonNullElse(application.refundTo(), RefundDestination.ORIGINAL),
                application.exception(),
                application.description(),
                application.evidence(),
                List.of(),
                null);
    }

    private Change open(Eligible eligible) {
        OrderAccount held = eligible.held();
        List<CaseItem> items = eligible.items();
        var draft = new CaseDraft(eligible.id(), application.kind(), submission(eligible), held, context);
        draft.holds = eligible.holds();
        draft.move(CaseMove.SUBMIT, new CaseSubmitted(application.kind(), items));
        eligible.explained().forEach(draft::note);
        if (held.isOfAnotherSale(eligible.order())) {
            draft.alarm(Alarm.SALE_CHANGED, held.order().value());
        }
        if (application.kind() == CaseKind.EXCHANGE) {
            StockReservation.reserve(
                    draft,
                    new RequestedGoods(items, held, facts, context.policy().exchangeValue()).wanted());
        }
        AutomaticReview.onSubmission(draft, facts);
        return draft.done();
    }
}
