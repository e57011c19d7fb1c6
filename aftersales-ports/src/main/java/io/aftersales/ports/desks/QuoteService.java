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
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RefundQuote;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.Commands.OpenCase;
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
    public Either<Rejection, RefundQuote> quote(OpenCase application) {
        return application.kind() == CaseKind.EXCHANGE
                ? invalidKind("Refund", "is no refund: ask for the quote of an exchange")
                : quote(application, CaseDecisions::quote);
    }

    @Override
    public Either<Rejection, ExchangeQuote> quoteOfExchange(OpenCase application) {
        return application.kind() != CaseKind.EXCHANGE
                ? invalidKind("Exchange", "is no exchange: ask for the quote of a refund")
                : quote(application, CaseDecisions::quoteExchange);
    }

    private static <Q> Either<Rejection, Q> invalidKind(String rule, String message) {
        return Either.left(new InvalidCommand(List.of(new Violation("kind", rule, message))));
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

    private <Q> Either<Rejection, Q> quote(OpenCase asked, Quotation<Q> quotation) {
        Optional<? extends Rejection> invalid = check.refusal(asked);
        if (invalid.isPresent()) {
            return Either.left(invalid.get());
        }
        Action action = asked.action() == Action.OPEN ? Action.QUOTE : asked.action();
        Either<Rejection, Q> answer = access.refusal(asked.by(), action, asked.order())
                .<Either<Rejection, Q>>map(Either::left)
                .orElseGet(() -> quoted(asked, quotation));
        answer.peekLeft(rejection -> access.tellRefusal(asked.by(), action, asked.order(), rejection));
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
        answer.peekLeft(rejection -> access.tellRefusal(by, Action.QUOTE, order, rejection));
        return answer;
    }

    private <Q> Either<Rejection, Q> quoted(OpenCase asked, Quotation<Q> quotation) {
        OrderAccount known = repository.account(asked.order()).orElse(null);
        CaseFacts facts = gatherer.about(asked, known);
        var context = new DecisionContext(asked.by(), clock.instant(), shop.cases());
        return applications
                .read(asked)
                .flatMap(application -> quotation.of(application, known, shop.refunds(), facts, context));
    }
}
