package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.Advance;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.cases.GiftGrant;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.cases.Offer;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.cases.Review;
import io.aftersales.domain.cases.Shortfall;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.LineBalance;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlaceBalance;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.ReplacementLine;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.ports.desks.Commands.FoundUnits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares the state of the library with the records of the models, when a history is at rest. */
final class Auditor {
    private final World world;
    private final Map<String, OutboxEntry> owed = new TreeMap<>();
    private final List<AfterSalesCase> cases;

    Auditor(World world) {
        this.world = world;
        this.cases = world.cases();
        world.owed().forEach(entry -> owed.put(entry.key().value(), entry));
    }

    private void broken(String law) {
        world.log().violation(world.clock().instant(), law);
    }

    private void expect(boolean holds, String law) {
        if (!holds) {
            broken(law);
        }
    }

    /** Checks all laws. */
    void check() {
        cases.forEach(this::endedOrExplained);
        cases.forEach(this::hasItsTicket);
        cases.forEach(this::isSettledAndSentBackOnlyThen);
        cases.forEach(this::exceptionsAreDecidedByOthers);
        cases.forEach(this::disagreementsAreDecidedByOthers);
        owed.values().forEach(this::carriedOutOrParked);
        paymentsAreWhatTheProviderMade();
        world.account().ifPresent(account -> {
            moneyStaysWithinWhatWasPaid(account);
            unitsStayWithinWhatWasSold(account);
            new MoneyAudit(world, account).check();
        });
        warehouseHoldsNothing();
        cases.forEach(this::sentOnce);
        whatWasStoppedStays();
        cases.forEach(this::onlyWhatWasSecuredIsPaidFor);
        cases.forEach(this::nothingIsForgottenOnItsWay);
        cases.forEach(this::nothingComesBackOfKeptGoods);
        world.account().ifPresent(this::stockIsWhatArrived);
        giftsAreWhatWasGranted();
        new EntryAudit(world).check();
        new TicketAudit(world).check();
    }

    // --- cases and effects
    // ---------------------------------------------------------------------------------------------------

    private void endedOrExplained(AfterSalesCase subject) {
        String name = subject.id() + " " + subject.status();
        boolean parked = owed.values().stream()
                .anyMatch(entry -> entry.caseId().equals(subject.id())
                        && entry.state() == State.PARKED
                        && entry.effect().answersCase());
        if (!subject.status().isEnd()) {
            expect(parked || isLostToADispute(subject), name + " has not ended, and nothing of it is parked");
            boolean known = isKnown(subject, Alarm.OVERDUE);
            expect(known, name + " has not ended, and no alarm was raised");
        }
        for (RefundPart part : subject.refund().parts()) {
            switch (part.state()) {
                case OPEN -> expect(parked, name + ": " + part.key() + " is OPEN and not parked");
                case WAITING ->
                    expect(
                            parked || isLostToADispute(subject),
                            name + ": " + part.key() + " is WAITING, and neither is its money parked nor did it fail");
                case DEAD ->
                    expect(
                            isKnown(subject, Alarm.POINTS_FAILED)
                                    || world.office().wasAlarmed(subject.id(), Alarm.REFUND_FAILED),
                            name + ": " + part.key() + " is dead and no alarm was raised");
                default -> {}
            }
        }
        for (GiftGrant part : subject.refund().gifts()) {
            String gift = name + ": " + part.key();
            switch (part.state()) {
                case OPEN, WAITING -> expect(isParked(part.key().value()), gift + " is not given and not parked");
                case DEAD, REVERSED ->
                    expect(isKnown(subject, Alarm.GIFT_FAILED), gift + " failed and no alarm was raised");
                case PAID -> {}
            }
        }
    }

    /** Checks that nothing given is still short, and that refused goods went back only after the buyer had paid for them. */
    private void isSettledAndSentBackOnlyThen(AfterSalesCase subject) {
        Advance advance = subject.advance();
        if (advance == null) {
            return;
        }
        Shortfall shortfall = advance.shortfall();
        expect(shortfall == null || !shortfall.isOpen(), subject.id() + " is still short of " + shortfall);
        if (!advance.early()) {
            return; // refused goods went back at the inspection, those of a correction later
        }
        // Where nothing is short, all that was given for was accepted; what else came was never paid for.
        boolean paid = shortfall == null ? isCovered(subject) : shortfall.recovered() > 0;
        boolean sent = subject.inbounds().stream()
                .anyMatch(each ->
                        each.isFromBuyer() && each.sendBack() != null && isInspectedAfterAdvance(each, subject));
        expect(!sent || paid, subject.id() + " sent back what was paid for");
    }

    /** Tells whether of each product as many units stayed with the shop as it has paid for. */
    private boolean isCovered(AfterSalesCase subject) {
        OrderAccount account = world.account().orElseThrow();
        var kept = new HashMap<String, Long>();
        for (Inbound each : subject.inbounds()) {
            for (Finding found : each.findings()) {
                if (found.grade().isHere()) {
                    kept.merge(account.sku(found.line()), found.quantity(), Long::sum);
                }
            }
        }
        for (OutboxEntry entry : owed.values()) {
            if (entry.caseId().equals(subject.id()) && entry.effect() instanceof Effect.SendBack back) {
                back.goods().forEach(each -> kept.merge(each.sku(), -each.quantity(), Long::sum));
            }
        }
        for (AccountEntry entry : world.journal()) {
            boolean own = subject.id().equals(entry.caseId()) && entry.reference() == null;
            if (own && entry.line() != null && isGivenFor(entry)) {
                kept.merge(account.sku(entry.line()), -entry.units(), Long::sum);
            }
        }
        return kept.values().stream().allMatch(units -> units >= 0);
    }

    private static boolean isGivenFor(AccountEntry entry) {
        return entry.kind() == AccountEntry.Kind.BACK || entry.kind() == AccountEntry.Kind.MOVED;
    }

    /** Tells whether goods were inspected after the money was given early, by the timeline: clocks may have gone back in between. */
    private boolean isInspectedAfterAdvance(Inbound inbound, AfterSalesCase subject) {
        boolean given = false;
        for (TimelineEntry entry : world.timeline(subject.id())) {
            given |= entry.event() instanceof CaseEvent.ReleasedEarly;
            if (given
                    && entry.event() instanceof CaseEvent.FindingsRecorded found
                    && found.inbound() == inbound.number()) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether a part of the money of a case failed because a dispute took it; people know of it, and do not try again. */
    private boolean isLostToADispute(AfterSalesCase subject) {
        return world.isLostToADispute(subject)
                && (subject.attention().needed() || world.office().wasAlarmed(subject.id(), Alarm.REFUND_FAILED));
    }

    /** Checks that a case has a ticket exactly when it needs a person; not when an effect about the ticket is parked. */
    private void hasItsTicket(AfterSalesCase subject) {
        boolean lost = owed.values().stream()
                .anyMatch(entry -> entry.caseId().equals(subject.id())
                        && entry.state() == State.PARKED
                        && isAboutTickets(entry.effect()));
        boolean open = world.ticket(subject.id()).isPresent();
        expect(
                lost || open == subject.attention().needed(),
                subject.id() + " needs a person: " + subject.attention().needed() + ", has a ticket: " + open);
    }

    /** Checks that neither a rule nor its opener granted a case that was opened as an exception. */
    private void exceptionsAreDecidedByOthers(AfterSalesCase subject) {
        Review review = subject.review();
        if (subject.submission().exception() != null && review.at() != null) {
            Actor by = review.reviewer();
            boolean byOther = by == null
                    ? !review.rejection().isEmpty()
                    : !by.isSamePersonAs(subject.submission().openedBy());
            expect(byOther, subject.id() + " is an exception, and was decided by " + (by == null ? "a rule" : by));
        }
    }

    /**
     * Checks that no person answered an offer of their own, that no offer is left open, and that after an appeal no rule and no person with an
     * earlier part decided alone.
     */
    private void disagreementsAreDecidedByOthers(AfterSalesCase subject) {
        Review review = subject.review();
        Offer offer = review.offer();
        boolean open = offer != null && offer.state() == Offer.State.OPEN;
        expect(open == (subject.status() == CaseStatus.OFFERED), subject.id() + " " + subject.status() + ": " + offer);
        for (TimelineEntry entry : world.timeline(subject.id())) {
            boolean own = entry.event() instanceof CaseEvent.OfferAccepted
                    && offer != null
                    && (entry.by().isSamePersonAs(offer.by())
                            || (offer.second() != null && entry.by().isSamePersonAs(offer.second())));
            expect(!own, subject.id() + ": the offer was accepted by " + entry.by() + ", who made it");
        }
        Actor by = review.reviewer();
        if (review.appeal() != null && review.at() != null) {
            boolean byStock = by == null && !review.rejection().isEmpty();
            expect(
                    byStock || (by != null && !subject.staff().contains(by.id())),
                    subject.id() + " was appealed, and was decided by " + (by == null ? "a rule" : by));
        }
    }

    private static boolean isAboutTickets(Effect effect) {
        return effect instanceof Effect.OpenTicket
                || effect instanceof Effect.TellTicket
                || effect instanceof Effect.ResolveTicket;
    }

    /** Tells whether people know of a failed case: by this alarm, by a PARKED alarm, or by a ticket. */
    private boolean isKnown(AfterSalesCase subject, Alarm alarm) {
        return subject.attention().needed()
                || world.office().wasAlarmed(subject.id(), alarm)
                || world.office().wasAlarmed(subject.id(), Alarm.PARKED);
    }

    private void carriedOutOrParked(OutboxEntry entry) {
        expect(!entry.state().isOpen(), entry.key() + " is still " + entry.state());
        Effect effect = entry.effect();
        boolean told = effect instanceof Effect.Notify
                || effect instanceof Effect.RaiseAlarm
                || effect instanceof Effect.MarkOrder
                || effect instanceof Effect.GiveBackCoupon;
        if (told && entry.state() == State.DONE) {
            expect(world.office().heard(entry.key()), entry.key() + " is done and was not received");
        }
    }

    private boolean isParked(String key) {
        OutboxEntry entry = owed.get(key);
        return entry != null && entry.state() == State.PARKED;
    }

    // --- money
    // --------------------------------------------------------------------------------------------------------------

    private void paymentsAreWhatTheProviderMade() {
        var really = new TreeMap<String, Long>(world.paidByHand());
        for (PaymentProviderModel.Payment payment : world.provider().journal()) {
            String key = payment.instruction.key().value();
            if (!payment.takenBack) {
                really.merge(key, payment.instruction.amount().minor(), Long::sum);
            }
        }
        var believed = new TreeMap<String, Long>();
        var points = new TreeMap<String, Long>();
        var topUps = new TreeMap<String, Long>();
        for (AccountEntry entry : world.journal()) {
            String key = entry.key() == null ? "" : entry.key();
            switch (entry.kind()) {
                case REFUND, GOODWILL -> believed.merge(key, entry.amount(), Long::sum);
                case REVERSAL -> believed.merge(key, -entry.amount(), Long::sum);
                case TOP_UP -> topUps.merge(key, entry.amount(), Long::sum);
                case POINTS_BACK -> points.merge(key, entry.points(), Long::sum);
                default -> {}
            }
        }
        agree("paid", really, believed);
        agree("points", world.office().pointsGiven(), points);
        agree("paid on top", world.till().payments(), topUps);
        noPartIsPaidTwice(really);
    }

    private void agree(String what, Map<String, Long> really, Map<String, Long> believed) {
        var keys = new TreeSet<>(really.keySet());
        keys.addAll(believed.keySet());
        for (String key : keys) {
            long made = really.getOrDefault(key, 0L);
            long known = believed.getOrDefault(key, 0L);
            boolean undecided = isParked(key) && known == 0;
            expect(made == known || undecided, what + " under " + key + ": " + made + ", and believed: " + known);
        }
    }

    private void noPartIsPaidTwice(Map<String, Long> really) {
        var limits = new HashMap<String, Long>();
        var paid = new HashMap<String, Long>();
        for (AfterSalesCase subject : cases) {
            for (RefundPart part : subject.refund().parts()) {
                limits.merge(step(part.key().value()), part.amount().minor(), Long::sum);
            }
        }
        really.forEach((key, minor) -> paid.merge(step(key), minor, Long::sum));
        paid.forEach((step, minor) -> expect(
                minor <= limits.getOrDefault(step, 0L),
                "paid for " + step + ": " + minor + ", owed: " + limits.getOrDefault(step, 0L)));
    }

    /** Returns the key without its count of failures. */
    private static String step(String key) {
        int end = key.lastIndexOf('-');
        return end < 0 ? key : key.substring(0, end);
    }

    private void moneyStaysWithinWhatWasPaid(OrderAccount account) {
        var sums = new TreeMap<String, Long>();
        long out = 0;
        for (AccountEntry entry : world.journal()) {
            long given = switch (entry.kind()) {
                case REFUND, GOODWILL, POINTS_BACK -> entry.amount();
                case REVERSAL -> -entry.amount();
                default -> 0;
            };
            if (entry.tender() != null) {
                sums.merge(entry.tender().value(), given, Long::sum);
            }
            out += given;
        }
        expect(out <= account.captured(), "given back: " + out + ", captured: " + account.captured());
        for (TenderBalance tender : account.tenders()) {
            String id = tender.tender().id().value();
            long given = tender.booked();
            expect(given >= 0 && given <= tender.captured(), "given back on " + id + ": " + given);
            expect(
                    tender.settled() == sums.getOrDefault(id, 0L),
                    "settled on " + id + ": " + tender.settled() + ", in the journal: " + sums.get(id));
        }
        long decided = account.refunded() + account.kept() + account.external();
        expect(account.payable() == decided + account.remaining(), "the account is out");
        expect(
                account.paidOut() <= account.refunded(),
                "paid out: " + account.paidOut() + ", refunded: " + account.refunded());
    }

    /** Checks that each gift was granted at most once, and that the library's state of each gift is true. */
    /** Tells whether a bonus is the only one of its case, for store credit, and no more than the shop gives on what the case pays. */
    private static boolean isEarned(AfterSalesCase subject, Gift.Credit bonus) {
        Money paid = subject.refund().parts().stream()
                .filter(part -> part.tender().kind() == TenderKind.MONEY)
                .map(RefundPart::amount)
                .reduce(Orders.yuan(0), Money::plus);
        return subject.refund().gifts().size() == 1
                && subject.refundTo() == RefundDestination.STORE_CREDIT
                && !bonus.amount().isMoreThan(Orders.BONUS.of(paid));
    }

    private void giftsAreWhatWasGranted() {
        Map<String, Gift> really = world.office().giftsGiven();
        var promised = new TreeMap<String, Gift>();
        for (AfterSalesCase subject : cases) {
            for (GiftGrant part : subject.refund().gifts()) {
                String key = part.key().value();
                promised.put(step(key), part.gift());
                if (part.gift() instanceof Gift.Credit bonus) {
                    expect(isEarned(subject, bonus), subject.id() + " has a bonus of " + bonus.amount());
                }
                boolean given = part.gift().equals(really.get(key));
                boolean believed = part.state() == RefundPart.State.PAID;
                boolean undecided = isParked(key) && !believed;
                expect(given == believed || undecided, "gift under " + key + ": " + given + ", believed: " + believed);
            }
        }
        var times = new TreeMap<String, Integer>();
        really.forEach((key, gift) -> {
            times.merge(step(key), 1, Integer::sum);
            expect(gift.equals(promised.get(step(key))), "granted under " + key + " and not promised: " + gift);
        });
        times.forEach((step, count) -> expect(count <= 1, step + " was granted " + count + " times"));
    }

    // --- units and goods
    // ----------------------------------------------------------------------------------------------------

    private void unitsStayWithinWhatWasSold(OrderAccount account) {
        var held = new HashMap<LineId, Long>();
        for (AfterSalesCase subject : cases) {
            heldBy(subject, account).forEach(units -> held.merge(units.line(), units.quantity(), Long::sum));
        }
        long replaced = 0;
        long replacing = 0;
        for (OrderLine line : account.frozen().sale().lines()) {
            replaced += inOnePlace(account, line.id(), line.quantity(), held);
        }
        for (ReplacementLine line : account.replacements()) {
            replacing += line.quantity();
            replaced += inOnePlace(account, line.line(), line.quantity(), held);
        }
        expect(replaced == replacing, "units replaced: " + replaced + ", units that replace: " + replacing);
    }

    private long inOnePlace(OrderAccount account, LineId line, long quantity, Map<LineId, Long> held) {
        LineBalance balance = account.line(line);
        long claimed = held.getOrDefault(line, 0L);
        expect(balance.held() == claimed, "held of " + line + ": " + balance.held() + ", by cases: " + claimed);
        everyPlaceHoldsWhatCasesTook(balance);
        long all = balance.held() + balance.back() + balance.moved().units() + account.unitsLeft(line);
        expect(all == quantity, "units of " + line + ": " + all + ", sold: " + quantity);
        return balance.moved().units();
    }

    /** No place gives more than it had, and what is held there is what the cases say they took from it. */
    private void everyPlaceHoldsWhatCasesTook(LineBalance balance) {
        var taken = new HashMap<Place, Long>();
        for (AfterSalesCase subject : cases) {
            for (PlacedUnits units : subject.holds()) {
                if (units.line().equals(balance.line())) {
                    taken.merge(units.place(), units.quantity(), Long::sum);
                }
            }
        }
        for (PlaceBalance place : balance.places()) {
            String where = balance.line() + " in " + place.place();
            long held = Objects.requireNonNullElse(taken.remove(place.place()), 0L);
            expect(place.held() == held, "held of " + where + ": " + place.held() + ", by cases: " + held);
            expect(place.held() + place.gone() <= place.contents(), "more than its contents left " + where);
        }
        expect(taken.isEmpty(), "taken from places that the account does not know: " + taken);
    }

    private static List<Units> heldBy(AfterSalesCase subject, OrderAccount account) {
        return switch (subject.status()) {
            case REJECTED, REFUNDING, REFUNDED, REFUND_FAILED, EXCHANGED, RESHIPPED, CLOSED -> List.of();
            case EXCHANGING ->
                account.replacements().stream()
                        .filter(line -> line.caseId().equals(subject.id()))
                        .map(line -> new Units(line.line(), line.quantity()))
                        .toList();
            default -> subject.submission().units();
        };
    }

    /** Checks that no parcel with goods that were stopped has left. */
    private void whatWasStoppedStays() {
        List<Place> stopped = world.depot().stops().stopped();
        for (Parcel parcel : world.office().order().parcels()) {
            if (stopped.contains(parcel.place())) {
                expect(!parcel.isHandedOver(), parcel.id() + " was stopped and has left");
            }
        }
    }

    /**
     * Checks that a refund without return believes of each stop what the partner has done, and has booked the units that were stopped or
     * needed no stop; all units only where none was stopped and a person paid all the same.
     */
    private void onlyWhatWasSecuredIsPaidFor(AfterSalesCase subject) {
        long secured = 0;
        for (Units units : subject.submission().units()) {
            secured += units.quantity();
        }
        for (GoodsStop stop : subject.stops()) {
            EffectKey key = stop.key();
            boolean stopped = key != null && isStopped(stop.by(), key);
            boolean believed = stop.state() == GoodsStop.State.STOPPED;
            expect(
                    stop.isAsked() || stopped == believed,
                    subject.id() + " in " + stop.place() + " is stopped: " + stopped + ", believed: " + believed);
            boolean astray = isAstray(stop);
            expect(
                    !astray || wentAstray(stop.place()),
                    subject.id() + " in " + stop.place() + " is " + stop.state() + ", and no parcel went astray");
            if (!stopped && !astray) {
                secured -= stop.units().stream().mapToLong(Units::quantity).sum();
            }
        }
        long paid = world.unitsPaidFor(subject.id());
        if (subject.kind() == CaseKind.REFUND_ONLY && paid > 0) {
            boolean byPerson = secured == 0 && isPaidByAPerson(subject);
            expect(
                    paid == secured || byPerson,
                    subject.id() + " paid for " + paid + " units, of which were secured: " + secured);
        }
    }

    /** Tells whether the library believes that a parcel did not reach the buyer although no partner was asked to stop it. */
    private static boolean isAstray(GoodsStop stop) {
        return switch (stop.state()) {
            case LOST, RETURNING, FOUND -> stop.key() == null;
            case ASKED, STOPPED, NOT_STOPPED -> false;
        };
    }

    private boolean wentAstray(Place parcel) {
        return parcel.value().equals(Orders.LOST_PARCEL) || world.office().wentAstray(parcel);
    }

    private boolean isStopped(GoodsStop.Partner by, EffectKey key) {
        return by == GoodsStop.Partner.CARRIER
                ? world.courier().isCaught(key)
                : world.depot().stops().isStopped(key);
    }

    private boolean isPaidByAPerson(AfterSalesCase subject) {
        return world.timeline(subject.id()).stream()
                .anyMatch(entry ->
                        entry.move() == CaseMove.REFUND && entry.by().role().isStaff());
    }

    // --- goods that come back
    // ---------------------------------------------------------------------------------------------------

    /** Checks that goods on their way to the shop were inspected or are no longer expected, or that people know of them. */
    private void nothingIsForgottenOnItsWay(AfterSalesCase subject) {
        for (Inbound each : subject.inbounds()) {
            if (each.isPending()) {
                String name = subject.id() + " inbound " + each.number() + " is " + each.state();
                boolean alarmed = world.office().wasAlarmed(subject.id(), Alarm.GOODS_NEVER_CAME)
                        || world.office().wasAlarmed(subject.id(), Alarm.OVERDUE)
                        || world.office().wasAlarmed(subject.id(), Alarm.PARKED)
                        || !subject.parked().isEmpty(); // the alarm itself may be what could not be raised
                expect(alarmed, name + ", and no alarm was raised");
                expect(subject.attention().needed(), name + ", and no person is needed");
            }
        }
    }

    /** Checks that a return whose goods the buyer keeps is paid for once, and that nothing of it is expected, taken in or sent back. */
    private void nothingComesBackOfKeptGoods(AfterSalesCase subject) {
        if (subject.kind() != CaseKind.RETURN_REFUND
                || !subject.review().terms().keeping()) {
            return;
        }
        boolean paid = subject.refund().breakdown() != null;
        boolean waits = subject.review().at() == null; // the first of two persons has approved
        expect(
                paid || waits || !subject.review().rejection().isEmpty() || subject.closing() != null,
                subject.id() + " leaves its goods with the buyer, and pays nothing");
        long units =
                subject.submission().units().stream().mapToLong(Units::quantity).sum();
        long booked = world.unitsPaidFor(subject.id());
        expect(!paid || booked == units, subject.id() + " keeps " + units + " units, and paid for " + booked);
        expect(!paid || subject.inbounds().isEmpty(), subject.id() + " expects goods that the buyer keeps");
        owed.values().stream()
                .filter(entry -> paid && entry.caseId().equals(subject.id()))
                .map(OutboxEntry::effect)
                .forEach(effect -> expect(
                        !(effect instanceof Effect.CreateReturnWaybill
                                || effect instanceof Effect.Restock
                                || effect instanceof Effect.SendBack),
                        subject.id() + " leaves its goods with the buyer, and owes " + effect.code()));
    }

    /**
     * Checks that the ledger of each warehouse is what arrived there: units found in good order went on sale, and damaged ones were taken in as
     * such or are on their way back to the buyer.
     */
    private void stockIsWhatArrived(OrderAccount account) {
        var accepted = new DockLedger();
        var perhaps = new DockLedger();
        for (AfterSalesCase subject : cases) {
            for (Inbound each : subject.inbounds()) {
                if (!world.docks().isCertain(subject.id(), each.number())) {
                    return;
                }
                if (each.state() == InboundState.INSPECTED) {
                    String where = world.docks()
                            .whereabouts(subject.id(), each.number())
                            .orElse(Objects.toString(subject.submission().goodsAreHere(), ""));
                    // Goods that a correction refuses are in stock, and may go back to the buyer from there.
                    for (FoundUnits units : world.docks().corrections(subject.id(), each.number())) {
                        Grade grade = Orders.grade(units.grade());
                        if (grade.isHere() && !isAlwaysAccepted(grade)) {
                            perhaps.add(
                                    dock(false, where, grade.destination()),
                                    account.sku(units.line()),
                                    units.quantity());
                        }
                    }
                    for (FoundUnits units : world.docks().findings(subject.id(), each.number())) {
                        Grade grade = Orders.grade(units.grade());
                        if (grade.isHere()) {
                            DockLedger ledger = isAlwaysAccepted(grade) ? accepted : perhaps;
                            ledger.add(
                                    dock(ledger == accepted, where, grade.destination()),
                                    account.sku(units.line()),
                                    units.quantity());
                        }
                    }
                }
            }
        }
        for (Grade grade : Orders.grades()) {
            if (grade.isHere()) {
                DockLedger ledger = isAlwaysAccepted(grade) ? accepted : perhaps;
                world.depot()
                        .restocked(grade.destination())
                        .forEach((where, units) ->
                                ledger.remove(Map.of(dock(ledger == accepted, where, grade.destination()), units)));
            }
        }
        perhaps.remove(world.courier().sentBack());
        for (OutboxEntry entry : owed.values()) {
            if (entry.state() == State.PARKED) {
                withoutParked(entry.effect(), accepted, perhaps);
            }
        }
        expect(accepted.isEven(), "accepted units that arrived, less those taken in: " + accepted);
        // Refused goods that were paid for early stay where they are, until the buyer has paid for them.
        boolean some = cases.stream()
                .anyMatch(each -> staysUnpaid(each.advance())
                        || each.inbounds().stream()
                                .anyMatch(goods -> !world.docks()
                                        .corrections(each.id(), goods.number())
                                        .isEmpty()));
        expect(
                some ? perhaps.isCovered() : perhaps.isEven(),
                "other units that arrived, less those taken in or sent back: " + perhaps);
    }

    private static boolean staysUnpaid(@Nullable Advance advance) {
        return advance != null
                && advance.shortfall() != null
                && advance.shortfall().writtenOff() > 0;
    }

    /** Tells whether units of a grade are accepted whatever the buyer has claimed; the others may go back to the buyer. */
    private static boolean isAlwaysAccepted(Grade grade) {
        return grade.accepted() && !grade.equals(Grade.DAMAGED);
    }

    private static String dock(boolean certain, String warehouse, Disposition disposition) {
        return certain ? warehouse + " " + disposition : warehouse;
    }

    /** Takes goods out of the ledgers that were not moved yet, because their effect is parked. */
    private void withoutParked(Effect effect, DockLedger accepted, DockLedger perhaps) {
        if (effect instanceof Effect.Restock restock && !world.depot().hasMoved(effect.key())) {
            boolean certain = Orders.grades().stream()
                    .anyMatch(grade ->
                            isAlwaysAccepted(grade) && restock.disposition().equals(grade.disposition()));
            DockLedger ledger = certain ? accepted : perhaps;
            ledger.remove(dock(certain, restock.warehouse(), restock.disposition()), restock.goods());
        } else if (effect instanceof Effect.SendBack back && !world.courier().isDecided(effect.key())) {
            perhaps.remove(back.warehouse(), back.goods());
        }
    }

    private boolean isStockParked() {
        return owed.values().stream()
                .anyMatch(entry -> entry.state() == State.PARKED
                        && (entry.effect() instanceof Effect.ReserveStock
                                || entry.effect() instanceof Effect.ReleaseStock
                                || entry.effect() instanceof Effect.CreateReplacementOrder
                                || entry.effect() instanceof Effect.CancelReplacementOrder
                                || entry.effect() instanceof Effect.CancelTopUp));
    }

    private void warehouseHoldsNothing() {
        expect(
                world.depot().reserved() == 0 || isStockParked(),
                "units left reserved: " + world.depot().reserved());
    }

    private void sentOnce(AfterSalesCase subject) {
        int orders = world.depot().sendings(subject.id()).size();
        expect(orders <= 1, subject.id() + " sent its goods " + orders + " times");
        boolean forGoods = world.unitsPaidFor(subject.id()) > 0
                || world.bookingsOf(subject.id()).stream().anyMatch(booked -> booked.goods() > 0);
        boolean paidInstead = forGoods
                && subject.refund().parts().stream()
                        .anyMatch(part -> part.purpose() == RefundPart.Purpose.REFUND && part.route() != Route.OFFLINE);
        if (orders > 0 && paidInstead) {
            expect(
                    world.office().wasAlarmed(subject.id(), Alarm.REPLACEMENT_NOT_STOPPED),
                    subject.id() + " was paid and its goods were sent");
        }
    }
}
