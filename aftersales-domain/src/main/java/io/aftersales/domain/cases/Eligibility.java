package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.WindowRuleApplied;
import io.aftersales.domain.cases.CaseRejection.EvidenceRequired;
import io.aftersales.domain.cases.CaseRejection.NoPrice;
import io.aftersales.domain.cases.CaseRejection.NotReturnable;
import io.aftersales.domain.cases.CaseRejection.NothingAsked;
import io.aftersales.domain.cases.CaseRejection.OpenCase;
import io.aftersales.domain.cases.CaseRejection.OutOfStock;
import io.aftersales.domain.cases.CaseRejection.ReasonNotVerified;
import io.aftersales.domain.cases.CaseRejection.ValueDiffers;
import io.aftersales.domain.cases.CaseRejection.WindowExpired;
import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.ClaimWindow;
import io.aftersales.domain.goods.ClaimWindows;
import io.aftersales.domain.goods.LinePlace;
import io.aftersales.domain.goods.OrderPlaces;
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.goods.UnitsTaking;
import io.aftersales.domain.goods.UnitsTaking.ItemTaken;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderRejection.InvalidOrder;
import io.aftersales.domain.refunds.AccountRejection.QuantityExceeded;
import io.aftersales.domain.refunds.AccountRejection.UnknownLine;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.Taken;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether an application can be accepted at all. The questions have a fixed order, and the first obstacle is the answer: each
 * question is asked of all items before the next question is asked.
 */
final class Eligibility {
    private final Application application;
    private final OrderAccount account;
    private final CaseFacts facts;
    private final DecisionContext context;
    private final OrderPlaces places;
    private final ClaimWindows windows;
    private final UnitsTaking taking;
    private @Nullable List<ItemTaken> taken;

    Eligibility(
            Application application, OrderFacts order, OrderAccount account, CaseFacts facts, DecisionContext context) {
        this(
                application,
                order,
                account,
                facts,
                context,
                new OrderPlaces(order, account, facts.carrier(), context.now()));
    }

    /** Checks an application with places that are known already, for many applications on one order. */
    Eligibility(
            Application application,
            OrderFacts order,
            OrderAccount account,
            CaseFacts facts,
            DecisionContext context,
            OrderPlaces places) {
        this.application = application;
        this.account = account;
        this.facts = facts;
        this.context = context;
        this.places = places;
        this.windows = context.policy().windowsOn(order, places, facts.buyer());
        this.taking = new UnitsTaking(application, order, account, places, windows, context.now());
    }

    /**
     * An obstacle to an application.
     *
     * @param rank its place in the order of precedence, lower first
     * @param refusal the refusal
     */
    record Obstacle(int rank, Rejection refusal) {}

    /** Returns the first obstacle before the account is asked to hold the units, in order of precedence. */
    Optional<Rejection> beforeUnits() {
        return first(before()).map(Obstacle::refusal);
    }

    private List<Question> before() {
        return List.of(
                this::impossibleParcels,
                this::orderState,
                this::nothingAsked,
                this::unknownLine,
                unlessExcepted(this::windowExpired),
                unlessExcepted(this::notReturnable),
                unlessExcepted(this::evidenceRequired),
                this::openCase,
                this::quantityExceeded);
    }

    private Question unlessExcepted(Question question) {
        return application.exception() == null ? question : Optional::empty;
    }

    /** Returns the codes of the obstacles that an exception lifted, in order of precedence. */
    List<String> lifted() {
        Optional<WindowExpired> pastWindow = windowsOfTaken().stream()
                .filter(each -> !each.window().isOpen(context.now()))
                .findFirst()
                .map(each -> expired(each.line(), each.window()));
        return Stream.of(pastWindow, notReturnable(), evidenceRequired())
                .flatMap(Optional::stream)
                .map(Rejection::code)
                .toList();
    }

    /** Returns the window rules that decided about the units taken, in the order of these. */
    List<WindowRuleApplied> windowRules() {
        var applied = new LinkedHashMap<String, WindowRuleApplied>();
        for (WindowOfLine each : windowsOfTaken()) {
            ClaimWindow window = each.window();
            if (!window.rule().isEmpty()) {
                var rule = new WindowRuleApplied(window.rule(), List.of(each.line()), window.until());
                applied.merge(window.rule(), rule, WindowRuleApplied::and);
            }
        }
        return List.copyOf(applied.values());
    }

    private record WindowOfLine(LineId line, ClaimWindow window) {}

    private List<WindowOfLine> windowsOfTaken() {
        var all = new ArrayList<WindowOfLine>();
        for (ItemTaken each : taken()) {
            for (Taken from : each.taken()) {
                Optional<LinePlace> place = places.whereNow(from.units());
                if (place.isPresent()) {
                    ClaimWindow window = windows.of(
                            place.get(), application.kind(), each.item().reason());
                    all.add(new WindowOfLine(place.get().line(), window));
                }
            }
        }
        return all;
    }

    private static WindowExpired expired(LineId line, ClaimWindow window) {
        return new WindowExpired(line, Objects.requireNonNull(window.until()), window.rule());
    }

    /** Returns the first obstacle after the account holds the units, in order of precedence. */
    Optional<Rejection> afterUnits() {
        return first(List.of(this::reasonNotVerified, this::outOfStock, this::noPrice, this::valueDiffers))
                .map(Obstacle::refusal);
    }

    /** Returns the first obstacle to a claim as such, whatever the stock and the prices of goods wanted in exchange are. */
    Optional<Obstacle> obstacle() {
        var questions = new ArrayList<>(before());
        questions.add(this::reasonNotVerified);
        return first(questions);
    }

    /** Returns the items with the units taken for each, once nothing is in the way before the units; empty for an order without lines. */
    List<ItemTaken> taken() {
        if (taken == null) {
            taken = taking.take();
        }
        return taken;
    }

    @FunctionalInterface
    private interface Question {
        Optional<? extends Rejection> obstacle();
    }

    private static Optional<Obstacle> first(List<Question> questions) {
        for (int i = 0; i < questions.size(); i++) {
            Optional<? extends Rejection> refusal = questions.get(i).obstacle();
            if (refusal.isPresent()) {
                return Optional.of(new Obstacle(i, refusal.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<InvalidOrder> impossibleParcels() {
        return places.impossible(itemsOrWhole().stream().map(CaseItem::line).toList());
    }

    private Optional<CaseRejection> orderState() {
        if (places.isUnpaid()) {
            return Optional.of(new CaseRejection.OrderState(application.kind(), Map.of()));
        }
        boolean anyKnown = false;
        for (CaseItem item : application.items()) {
            if (isKnown(item)) {
                anyKnown = true;
                if (!taking.isPossible(item)) {
                    return Optional.of(new CaseRejection.OrderState(application.kind(), byStage(item.line())));
                }
            }
        }
        return anyKnown || isPossibleForOrder()
                ? Optional.empty()
                : Optional.of(new CaseRejection.OrderState(application.kind(), byStage()));
    }

    /** Tells whether an application about the order as a whole, or about unknown lines alone, is possible. */
    private boolean isPossibleForOrder() {
        List<CaseItem> whole = itemsOrWhole();
        if (application.items().isEmpty() && !whole.isEmpty()) {
            return whole.stream().anyMatch(taking::isPossible);
        }
        Reason reason = application.whole();
        List<Reason> reasons = reason == null
                ? application.items().stream().map(CaseItem::reason).toList()
                : List.of(reason);
        return !places.isUnpaid() && reasons.stream().allMatch(each -> taking.isPossible(places.ofOrder(), each));
    }

    private Map<Stage, Long> byStage() {
        var all = new EnumMap<Stage, Long>(Stage.class);
        account.frozen()
                .sale()
                .lines()
                .forEach(line -> byStage(line.id()).forEach((stage, units) -> all.merge(stage, units, Units::sum)));
        if (all.isEmpty()) {
            all.put(places.ofOrder(), 1L); // an order without lines is one thing
        }
        return all;
    }

    private Map<Stage, Long> byStage(LineId line) {
        var all = new EnumMap<Stage, Long>(Stage.class);
        places.of(line).forEach(each -> all.merge(each.stage(), each.units(), Units::sum));
        return all;
    }

    private boolean isKnown(CaseItem item) {
        return account.has(item.line());
    }

    private Optional<NothingAsked> nothingAsked() {
        boolean whole = application.whole() != null && application.kind() == CaseKind.REFUND_ONLY;
        return application.items().isEmpty() && !whole ? Optional.of(new NothingAsked()) : Optional.empty();
    }

    private Optional<UnknownLine> unknownLine() {
        for (CaseItem item : application.items()) {
            if (!isKnown(item)) {
                return Optional.of(new UnknownLine(item.line()));
            }
        }
        return Optional.empty();
    }

    private Optional<WindowExpired> windowExpired() {
        if (application.items().isEmpty() && !taken().isEmpty()) {
            return Optional.empty(); // of a whole order, what can be taken is
        }
        List<CaseItem> all = itemsOrWhole();
        for (int i = 0; i < all.size(); i++) {
            List<CaseItem> before = application.items().isEmpty() ? List.of() : all.subList(0, i);
            ClaimWindow ended = taking.expiredWindow(all.get(i), before);
            if (ended != null) {
                return Optional.of(expired(all.get(i).line(), ended));
            }
        }
        return Optional.empty();
    }

    private Optional<QuantityExceeded> quantityExceeded() {
        List<CaseItem> asked = itemsOrWhole();
        if (application.items().isEmpty()) {
            return asked.isEmpty() || !taken().isEmpty()
                    ? Optional.empty()
                    : Optional.of(exceeded(asked.get(0), asked, asked.get(0).quantity(), 0));
        }
        for (ItemTaken each : taken()) {
            if (each.missing() > 0) {
                LineId line = each.item().line();
                long all = 0;
                long left = 0;
                for (ItemTaken other : taken()) {
                    boolean same = other.item().line().equals(line);
                    all = same ? Units.sum(all, other.item().quantity()) : all;
                    left += same ? other.quantity() : 0;
                }
                return Optional.of(exceeded(each.item(), List.of(each.item()), all, left));
            }
        }
        return Optional.empty();
    }

    private QuantityExceeded exceeded(CaseItem item, List<CaseItem> lookedFor, long asked, long left) {
        var stages = new EnumMap<Stage, Long>(Stage.class);
        for (CaseItem each : lookedFor) {
            taking.elsewhere(each).forEach((stage, units) -> stages.merge(stage, units, Units::sum));
        }
        var elsewhere = new LinkedHashMap<String, Long>();
        stages.forEach((stage, units) -> elsewhere.put(stage.name(), units));
        return new QuantityExceeded(item.line(), asked, left, elsewhere);
    }

    private Stream<CaseItem> items() {
        return itemsOrWhole().stream();
    }

    /** Returns the items of the application; for a whole order, one item for each line, with its reason. */
    private List<CaseItem> itemsOrWhole() {
        Reason whole = application.whole();
        if (!application.items().isEmpty() || whole == null) {
            return application.items();
        }
        var items = new ArrayList<CaseItem>();
        account.frozen().sale().lines().forEach(line -> items.add(CaseItem.of(line.id(), line.quantity(), whole)));
        account.replacements().forEach(line -> items.add(CaseItem.of(line.line(), line.quantity(), whole)));
        return items;
    }

    /** Looks for goods that the shop does not take back through the buyer's fault. Such goods are not paid for either while the buyer keeps them. */
    private Optional<NotReturnable> notReturnable() {
        for (CaseItem item : itemsOrWhole()) {
            String category = places.category(item.line());
            if (item.reason().fault() == Fault.BUYER
                    && context.policy().notReturnable().contains(category)
                    && (application.kind().hasReturn() || isWithBuyer(item))) {
                return Optional.of(new NotReturnable(item.line(), category));
            }
        }
        return Optional.empty();
    }

    private boolean isWithBuyer(CaseItem item) {
        return taken().stream()
                .filter(each -> each.item().line().equals(item.line()))
                .flatMap(each -> each.taken().stream())
                .flatMap(each -> places.whereNow(each.units()).stream())
                .anyMatch(place -> place.stage() == Stage.DELIVERED);
    }

    private Optional<EvidenceRequired> evidenceRequired() {
        if (!application.evidence().isEmpty()) {
            return Optional.empty();
        }
        for (CaseItem item : itemsOrWhole()) {
            if (item.reason().needsEvidence(application.kind())) {
                return Optional.of(
                        new EvidenceRequired(item.line(), item.reason().code()));
            }
        }
        return Optional.empty();
    }

    private Optional<OpenCase> openCase() {
        boolean inTheWay = switch (context.policy().openCases()) {
            case BY_UNIT -> false;
            case BY_LINE -> items().anyMatch(item -> account.line(item.line()).held() > 0);
            case BY_ORDER -> account.unitsHeld() > 0;
        };
        return inTheWay ? Optional.of(new OpenCase(account.order())) : Optional.empty();
    }

    private Optional<ReasonNotVerified> reasonNotVerified() {
        return taken().stream()
                .filter(ItemTaken::unverifiedLoss)
                .findFirst()
                .map(each -> new ReasonNotVerified(
                        each.item().line(), each.item().reason().code()));
    }

    private Optional<OutOfStock> outOfStock() {
        if (application.kind() != CaseKind.EXCHANGE) {
            return Optional.empty();
        }
        Map<String, Long> wanted = new LinkedHashMap<>();
        for (CaseItem item : application.items()) {
            wanted.merge(RequestedGoods.sku(item, account), item.quantity(), Units::sum);
        }
        return wanted.entrySet().stream()
                .filter(each -> each.getValue() > available(each.getKey()))
                .findFirst()
                .map(each -> new OutOfStock(each.getKey(), each.getValue(), available(each.getKey())));
    }

    private long available(String sku) {
        return facts.stock().getOrDefault(sku, 0L);
    }

    private Optional<NoPrice> noPrice() {
        return application.kind() == CaseKind.EXCHANGE
                ? requested().withoutPrice().map(NoPrice::new)
                : Optional.empty();
    }

    private RequestedGoods requested() {
        return new RequestedGoods(
                application.items(), account, facts, context.policy().exchangeValue());
    }

    private Optional<ValueDiffers> valueDiffers() {
        return application.kind() == CaseKind.EXCHANGE ? requested().valueDiffers() : Optional.empty();
    }

    /** Returns the end of the earliest window of the units taken; null when none has a window. */
    @Nullable
    Instant earliestEnd() {
        return taking.earliestEnd(taken());
    }
}
