package io.aftersales.ports.desks;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.CaseDecisions;
import io.aftersales.domain.cases.CaseFacts;
import io.aftersales.domain.cases.DecisionContext;
import io.aftersales.domain.claims.Application;
import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.DeskRejection.InvalidCommand;
import io.aftersales.ports.desks.DeskRejection.Violation;
import io.aftersales.ports.repositories.CaseRepository;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers questions about applications without opening a case: what one would be refunded, and which ones are possible. */
final class QuoteService implements QuoteDesk {
    /** The id of a command that is never sent: a quote is checked like the application it stands for. */
    private static final CommandId NEVER_SENT = CommandId.of("quote");

    private final CaseRepository repository;
    private final CommandCheck check;
    private final AccessControl access;
    private final FactsGatherer gatherer;
    private final ApplicationReader applications;
    private final ShopPolicy shop;
    private final InstantSource clock;

    QuoteService(
            CaseRepository repository,
            CommandCheck check,
            AccessControl access,
            FactsGatherer gatherer,
            ApplicationReader applications,
            ShopPolicy shop,
            InstantSource clock) {
        this.repository = repository;
        this.check = check;
        this.access = access;
        this.gatherer = gatherer;
        this.applications = applications;
        this.shop = shop;
        this.clock = clock;
    }

    @Override
    public Either<Rejection, RefundBreakdown> quote(Actor by, OrderId order, CaseKind kind, List<ItemAsked> items) {
        return kind == CaseKind.EXCHANGE
                ? Either.left(new InvalidCommand(List.of(
                        new Violation("kind", "Refund", "is no refund: quote what it settles with quoteOfExchange"))))
                : refund(application(by, order, kind, items), Action.QUOTE);
    }

    @Override
    public Either<Rejection, ExchangeQuote> quoteOfExchange(Actor by, OrderId order, List<ItemAsked> items) {
        return quote(application(by, order, CaseKind.EXCHANGE, items), Action.QUOTE, CaseDecisions::quoteExchange);
    }

    private static Commands.OpenCase application(Actor by, OrderId order, CaseKind kind, List<ItemAsked> items) {
        return Commands.OpenCase.of(Request.of(NEVER_SENT, by), order, kind, items);
    }

    @Override
    public Either<Rejection, RefundBreakdown> quoteOfGoodsHere(
            Actor by, OrderId order, CaseKind kind, List<ItemAsked> items, String warehouse) {
        return refund(application(by, order, kind, items).withGoodsIn(warehouse), Action.TAKE_IN);
    }

    private Either<Rejection, RefundBreakdown> refund(Commands.OpenCase asked, Action action) {
        return quote(asked, action, CaseDecisions::quote);
    }

    /** Quotes an application that nothing is in the way of. */
    private interface Quotation<Q> {
        Either<Rejection, Q> of(
                Application application,
                @Nullable OrderAccount known,
                RefundPolicy policy,
                CaseFacts facts,
                DecisionContext context);
    }

    private <Q> Either<Rejection, Q> quote(Commands.OpenCase asked, Action action, Quotation<Q> quotation) {
        Optional<? extends Rejection> invalid = check.refusal(asked);
        if (invalid.isPresent()) {
            return Either.left(invalid.get());
        }
        Either<Rejection, Q> answer = access.refusal(asked.by(), action, asked.order())
                .<Either<Rejection, Q>>map(Either::left)
                .orElseGet(() -> quoted(asked, quotation));
        answer.peekLeft(rejection -> access.tellIfDenied(asked.by(), action, asked.order(), rejection));
        return answer;
    }

    /** Tells what can be claimed of an order. */
    Either<Rejection, List<Claimable>> claimable(OrderId order, Actor by) {
        Either<Rejection, List<Claimable>> answer = access.refusal(by, Action.QUOTE, order)
                .<Either<Rejection, List<Claimable>>>map(Either::left)
                .orElseGet(() -> {
                    OrderAccount known = repository.account(order).orElse(null);
                    return CaseDecisions.claimable(
                            order,
                            shop.offered(),
                            known,
                            shop.refunds(),
                            gatherer.toClaim(order),
                            new DecisionContext(by, clock.instant(), shop.cases()));
                });
        answer.peekLeft(rejection -> access.tellIfDenied(by, Action.QUOTE, order, rejection));
        return answer;
    }

    private <Q> Either<Rejection, Q> quoted(Commands.OpenCase asked, Quotation<Q> quotation) {
        OrderAccount known = repository.account(asked.order()).orElse(null);
        CaseFacts facts = gatherer.about(asked, known);
        var context = new DecisionContext(asked.by(), clock.instant(), shop.cases());
        return applications
                .read(asked)
                .flatMap(application -> quotation.of(application, known, shop.refunds(), facts, context));
    }
}
