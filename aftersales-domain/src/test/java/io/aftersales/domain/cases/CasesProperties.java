package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.review.DeliveryProgress;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.shared.UpperSnake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Random histories of several cases on one order. What {@link World} and {@link Books} look over after each decision holds always. */
class CasesProperties {
    private static final int TRIES = 200;
    private static final Set<String> EVENTS = Arrays.stream(CaseEvent.class.getPermittedSubclasses())
            .map(UpperSnake::of)
            .filter(code -> !code.equals("RELEASE_PUT_OFF")) // so rare that EarlyReleaseTest brings it about
            .collect(Collectors.toCollection(TreeSet::new));

    @Provide
    Arbitrary<List<Integer>> numbers() {
        return Arbitraries.integers().between(0, 1 << 20).list().ofMinSize(80).ofMaxSize(600);
    }

    @Property(tries = TRIES)
    void everyDecisionLeavesTheBooksInOrder(@ForAll("numbers") List<Integer> numbers) {
        new World(numbers).run();
    }

    @Property(tries = TRIES)
    void nothingIsHeldOrOwedOnceAllHaveEnded(@ForAll("numbers") List<Integer> numbers) {
        lookOver(new World(numbers).run().finish());
    }

    private static void lookOver(World world) {
        for (AfterSalesCase each : world.cases()) {
            assertThat(each.status().isEnd()).as("%s", each).isTrue();
            assertThat(each.advance() != null && each.advance().isShort())
                    .as("a shortfall that no person settled")
                    .isFalse();
        }
        if (world.account() != null) {
            assertThat(world.account().unitsHeld()).isZero();
            assertThat(world.account().moneyOwed()).isZero();
        }
        assertThat(world.stock().units())
                .as(() -> "reserved: " + world.stock() + world.told())
                .isZero();
    }

    @Property(tries = TRIES / 3)
    void theSameHistoryEndsTheSame(@ForAll("numbers") List<Integer> numbers) {
        World one = new World(numbers).run();
        World other = new World(numbers).run();
        assertThat(other.cases()).isEqualTo(one.cases());
        assertThat(other.books().keys()).isEqualTo(one.books().keys());
    }

    @Property(tries = TRIES)
    void noPartIsOwedOnTwoRoutesAtOnceNorAfterItWasPaid(@ForAll("numbers") List<Integer> numbers) {
        var owed = new HashMap<String, List<EffectKey>>();
        for (Change change : new World(numbers).run().changes()) {
            for (Effect effect : change.effects()) {
                if (effect instanceof Effect.PayRefund pay) {
                    change.next().refund().parts().stream()
                            .filter(part -> part.key().equals(pay.key()))
                            .forEach(part -> owed.computeIfAbsent(subject(change, part), key -> new ArrayList<>())
                                    .add(pay.key()));
                    assertThat(change.next().refund().parts())
                            .as("owed only for a part that is open under this very key")
                            .anyMatch(part -> part.key().equals(pay.key())
                                    && part.state() == RefundPart.State.OPEN
                                    && part.amount().equals(pay.amount())
                                    && part.route() == pay.route());
                }
            }
            boolean counted =
                    change.events().stream().anyMatch(entry -> entry.event() instanceof CaseEvent.StrayPaymentCounted);
            for (RefundPart part : change.next().refund().parts()) {
                if (part.isMoney() && part.route() != Route.OFFLINE) {
                    List<EffectKey> keys = owed.get(subject(change, part));
                    if (counted && !part.key().equals(keys.get(keys.size() - 1))) {
                        assertThat(keys).contains(part.key());
                        keys.add(part.key());
                    }
                    assertThat(part.key()).isEqualTo(keys.get(keys.size() - 1));
                }
            }
        }
    }

    /** Written once more here: what is not for the staff is for the buyer. */
    private static Notice.Audience audienceOf(Notice.Kind kind, Change change) {
        return switch (kind) {
            case CONFIRMATION_NEEDED ->
                change.events().stream()
                                .anyMatch(entry -> entry.event() instanceof CaseEvent.FirstEntryMade made
                                        && made.entry() != WaitingEntry.Kind.SHORTFALL_WRITTEN_OFF)
                        ? Notice.Audience.FINANCE
                        : Notice.Audience.REVIEWERS;
            case OFFLINE_PAYMENT_NEEDED, REFUND_FAILED -> Notice.Audience.FINANCE;
            default -> Notice.Audience.BUYER;
        };
    }

    @Property(tries = TRIES / 3)
    void aNoticeCarriesWhatItsKindSpeaksOfToThoseItIsFor(@ForAll("numbers") List<Integer> numbers) {
        for (Change change : new World(numbers).run().finish().changes()) {
            for (Effect effect : change.effects()) {
                if (effect instanceof Effect.Notify told) {
                    assertThat(told.notice().fields())
                            .as("%s", told.notice())
                            .containsAll(told.notice().kind().fields());
                    assertThat(told.notice().audience())
                            .as("%s", told.notice())
                            .isEqualTo(audienceOf(told.notice().kind(), change));
                }
            }
        }
    }

    /** A payment that is known of, from whatever route, is never made once more beside it. */
    @Property(tries = TRIES)
    void nothingMoreIsOwedForAPartThatAStrayPaymentPays(@ForAll("numbers") List<Integer> numbers) {
        for (Change change : new World(numbers).run().finish().changes()) {
            List<RefundPart> strayed = change.next().refund().parts().stream()
                    .filter(part -> !part.strays().isEmpty())
                    .toList();
            assertThat(change.effects())
                    .noneMatch(effect ->
                            strayed.stream().anyMatch(part -> part.key().equals(effect.key())));
        }
    }

    private static String subject(Change change, RefundPart part) {
        int place = change.next().refund().parts().indexOf(part); // parts are only ever added at the end
        return change.next().id() + " " + place + " " + part.purpose() + " "
                + part.tender().id();
    }

    @Property(tries = TRIES)
    void pointsAndCouponsAreOwedOnlyOnceTheMoneyIsPaid(@ForAll("numbers") List<Integer> numbers) {
        long coupons = 0;
        for (Change change : new World(numbers).run().finish().changes()) {
            coupons += change.effects().stream()
                    .filter(Effect.GiveBackCoupon.class::isInstance)
                    .count();
            boolean points = change.effects().stream().anyMatch(Effect.GiveBackPoints.class::isInstance);
            boolean settled = change.events().stream().anyMatch(entry -> entry.move() == CaseMove.SETTLE_REFUND);
            boolean retried = change.events().stream()
                    .anyMatch(entry -> entry.event() instanceof CaseEvent.RefundRetried
                            || entry.event() instanceof CaseEvent.EffectResolved);
            boolean exchanged = change.next().kind() == CaseKind.EXCHANGE
                    && change.next().replacement() != null
                    && change.next().replacement().dispatch().key() != null;
            boolean further = change.events().stream()
                    .anyMatch(entry -> entry.event() instanceof CaseEvent.MoneyCaptured
                            || entry.event() instanceof CaseEvent.OrderAmended
                            || entry.event() instanceof CaseEvent.ShortfallRecovered
                            || entry.event() instanceof CaseEvent.ExternalRefundReversed
                            || entry.event() instanceof CaseEvent.ExternalRefundRecorded
                            || entry.event() instanceof CaseEvent.KeptGivenBack);
            boolean afterTheEnd = change.events().stream()
                    .filter(entry -> entry.status().isEnd())
                    .anyMatch(entry -> entry.event() instanceof CaseEvent.RefundPartPaid
                            || entry.event() instanceof CaseEvent.StrayPaymentCounted);
            assertThat(!points || settled || retried || exchanged || further || afterTheEnd)
                    .as("%s", change.events())
                    .isTrue();
            boolean cameBack =
                    change.events().stream().anyMatch(entry -> entry.event() instanceof CaseEvent.RefundPartTakenBack);
            if (!cameBack && (settled || (points && !retried))) {
                assertThat(change.next().refund().allMoneyPaid()).isTrue();
            }
        }
        assertThat(coupons).isLessThanOrEqualTo(1);
    }

    /** A gift is owed once more only after it failed; until then at most one key gives it. */
    @Property(tries = TRIES)
    void aGiftIsOwedOnceTheMoneyIsPaidAndUnderOneKeyAtATime(@ForAll("numbers") List<Integer> numbers) {
        var stands = new HashMap<String, RefundPart.State>();
        for (Change change : new World(numbers).run().finish().changes()) {
            AfterSalesCase next = change.next();
            for (Effect effect : change.effects()) {
                if (effect instanceof Effect.GrantGift grant) {
                    GiftGrant part = next.refund().gifts().stream()
                            .filter(each -> each.key().equals(grant.key()))
                            .findFirst()
                            .orElseThrow();
                    assertThat(part.state()).isEqualTo(RefundPart.State.OPEN);
                    assertThat(grant.gift()).isEqualTo(part.gift());
                    RefundPart.State before = stands.get(next.id() + " " + part.number());
                    boolean judged = change.events().stream()
                            .anyMatch(entry -> entry.event() instanceof CaseEvent.EffectResolved);
                    assertThat(before == null
                                    || before == RefundPart.State.DEAD
                                    || before == RefundPart.State.REVERSED
                                    || judged)
                            .as("%s while it was %s", grant, before)
                            .isTrue();
                    boolean settled =
                            change.events().stream().anyMatch(entry -> entry.move() == CaseMove.SETTLE_REFUND);
                    assertThat(settled || before != null).isTrue();
                }
            }
            for (GiftGrant part : next.refund().gifts()) {
                stands.put(next.id() + " " + part.number(), part.state());
            }
            boolean granted = next.submission().isGoodwill() || next.refundTo() == RefundDestination.STORE_CREDIT;
            boolean booked = next.refund().breakdown() != null;
            assertThat((granted && booked) || next.refund().gifts().isEmpty()).isTrue();
        }
    }

    /** A rule pays for goods that stay with the buyer only where the policy says up to what worth, and only on a return. */
    @Property(tries = TRIES)
    void aRuleNeverDecidesWhatIsForPersons(@ForAll("numbers") List<Integer> numbers) {
        World world = new World(numbers).run();
        for (Change change : world.changes()) {
            RuleDecision verdict = change.next().review().verdict();
            boolean granted = change.events().stream().anyMatch(entry -> entry.move() == CaseMove.APPROVE);
            if (granted && change.next().review().reviewer() == null) {
                assertThat(verdict).isNotNull();
                assertThat(verdict.ruling()).isInstanceOf(RuleAction.Approve.class);
                assertThat(verdict.heldBack()).isNull();
                assertThat(world.policy().needsTwo(verdict.seen().amount())).isFalse();
                assertThat(change.next().kind() == CaseKind.REFUND_ONLY
                                && verdict.seen().handover() == DeliveryProgress.DELIVERED)
                        .isFalse();
                Money keepingUpTo = ((RuleAction.Approve) verdict.ruling()).keepingUpTo();
                assertThat(change.next().review().terms().keeping()).isEqualTo(keepingUpTo != null);
                assertThat(change.next().goodsKept()).isEqualTo(keepingUpTo != null);
                if (keepingUpTo != null) {
                    assertThat(change.next().kind()).isEqualTo(CaseKind.RETURN_REFUND);
                    assertThat(verdict.seen().amount().isMoreThan(keepingUpTo)).isFalse();
                }
                assertThat(change.next().lacksStock()).isFalse();
                assertThat(change.next().submission().exception()).isNull();
            }
        }
    }

    /** What the buyer keeps is paid for once: no case holds it again, nothing of it is expected, put into stock, sent back or posted. */
    @Property(tries = TRIES)
    void aKeptUnitIsNeverExpectedRestockedOrClaimedAgain(@ForAll("numbers") List<Integer> numbers) {
        World world = new World(numbers).run().finish();
        var kept = new HashMap<LineId, Long>();
        for (Change change : world.changes()) {
            AfterSalesCase next = change.next();
            for (TimelineEntry entry : change.events()) {
                if (entry.event() instanceof CaseEvent.GoodsLeftWithBuyer left) {
                    left.units().forEach(units -> kept.merge(units.line(), units.quantity(), Long::sum));
                    assertThat(next.review().terms().keeping()).isTrue();
                    assertThat(next.status()).isIn(CaseStatus.REFUNDING, CaseStatus.REFUNDED);
                    assertThat(next.refund().breakdown()).isNotNull();
                    assertThat(next.refund()
                                    .breakdown()
                                    .amount()
                                    .isMoreThan(next.review().approvedAmount()))
                            .isFalse();
                }
            }
            if (next.kind() == CaseKind.RETURN_REFUND && next.goodsKept()) {
                assertThat(next.inbounds()).isEmpty();
                assertThat(next.holds()).isEmpty();
                assertThat(next.inspection()).isNull();
                assertThat(change.effects()).noneMatch(CasesProperties::isAboutGoods);
            }
            kept.forEach((line, units) -> assertThat(change.account().line(line).back())
                    .as("%s units of %s are kept", units, line)
                    .isGreaterThanOrEqualTo(units));
        }
    }

    private static boolean isAboutGoods(Effect effect) {
        return effect instanceof Effect.CreateReturnWaybill
                || effect instanceof Effect.Restock
                || effect instanceof Effect.SendBack
                || effect instanceof Effect.CancelReturnWaybill;
    }

    /** The staff who did something on a case before its appeal, counted once more from the events. */
    private static Set<String> partsBeforeAppeal(List<Change> changes, CaseId id) {
        var staff = new TreeSet<String>();
        for (Change change : changes) {
            if (change.next().id().equals(id)) {
                change.events().stream()
                        .map(TimelineEntry::by)
                        .filter(by -> by.role().isStaff())
                        .forEach(by -> staff.add(by.id()));
                if (change.events().stream().anyMatch(entry -> entry.move() == CaseMove.APPEAL)) {
                    return staff;
                }
            }
        }
        return staff;
    }

    private static boolean grants(TimelineEntry entry) {
        return entry.event() instanceof CaseEvent.FirstApprovalGiven
                || entry.event() instanceof CaseEvent.OfferProposed
                || entry.move() == CaseMove.APPROVE
                || entry.move() == CaseMove.OFFER;
    }

    @Property(tries = TRIES)
    void afterAnAppealASupervisorWithoutAPartDecidesAndNoRule(@ForAll("numbers") List<Integer> numbers) {
        List<Change> changes = new World(numbers).run().finish().changes();
        var appealed = new HashMap<CaseId, Set<String>>();
        var first = new HashMap<CaseId, String>();
        for (Change change : changes) {
            CaseId id = change.next().id();
            for (TimelineEntry entry : change.events()) {
                Set<String> parts = appealed.get(id);
                if (parts != null && grants(entry)) {
                    Actor by = entry.by();
                    boolean fresh = by.role() == Role.SUPERVISOR && !parts.contains(by.id());
                    String before = first.put(id, by.id());
                    boolean second = before != null && !before.equals(by.id()) && entry.move() != null;
                    assertThat(fresh || second).as("%s after an appeal", entry).isTrue();
                } else if (parts != null && entry.event() instanceof CaseEvent.CaseRejected rejected) {
                    boolean fresh = entry.by().role() == Role.SUPERVISOR
                            && !parts.contains(entry.by().id());
                    assertThat(fresh || rejected.rule().equals("OUT_OF_STOCK"))
                            .as("%s after an appeal", entry)
                            .isTrue();
                } else if (entry.move() == CaseMove.APPEAL) {
                    assertThat(appealed.put(id, partsBeforeAppeal(changes, id)))
                            .as("one appeal for each case")
                            .isNull();
                }
            }
        }
    }

    /** An accepted offer gives what it said, or less; and the person who made it does not accept it. */
    @Property(tries = TRIES)
    void anAcceptedOfferGivesNoMoreThanItSaid(@ForAll("numbers") List<Integer> numbers) {
        for (Change change : new World(numbers).run().finish().changes()) {
            boolean accepted = change.events().stream().anyMatch(entry -> entry.move() == CaseMove.ACCEPT);
            Review review = change.next().review();
            Offer offer = review.offer();
            if (accepted) {
                assertThat(offer.state()).isEqualTo(Offer.State.ACCEPTED);
                assertThat(review.terms()).isEqualTo(offer.terms());
                assertThat(review.approvedAmount().isMoreThan(offer.amount())).isFalse();
                Actor by = change.events().get(0).by();
                assertThat(by.role() != Role.BUYER && offer.isBy(by)).isFalse();
            }
            boolean open = offer != null && offer.state() == Offer.State.OPEN;
            assertThat(open).isEqualTo(change.next().status() == CaseStatus.OFFERED);
        }
    }

    /** The histories are worth something only if they come by everything. */
    @Test
    void theHistoriesReachEveryStatusAndEveryEvent() {
        var statuses = new TreeSet<CaseStatus>();
        var events = new TreeSet<String>();
        var random = new Random(20260312);
        int histories = 0;
        while (histories < 12_000 && (events.size() < EVENTS.size() || statuses.size() < CaseStatus.values().length)) {
            histories++;
            World world = new World(random.ints(400, 0, 1 << 20).boxed().toList())
                    .run()
                    .finish();
            lookOver(world);
            for (Change change : world.changes()) {
                statuses.add(change.next().status());
                change.events().forEach(entry -> events.add(entry.event().code()));
            }
        }
        assertThat(statuses).containsExactly(CaseStatus.values());
        events.remove("RELEASE_PUT_OFF");
        assertThat(events).containsExactlyElementsOf(EVENTS);
    }
}
