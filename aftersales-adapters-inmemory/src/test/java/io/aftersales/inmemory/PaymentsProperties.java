package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect.PayRefund;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.inmemory.FaultyGateways.Crash;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.inmemory.WildProvider.Mood;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.gateways.RefundInstruction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a provider with a true profile does: nothing is paid twice, and nothing is lost without a person knowing. */
class PaymentsProperties {
    private static final long OWED = 6_000;

    /** One history: what the provider is like, what it does, and when its notices come, twice over. */
    record History(ProviderProfile profile, List<Mood> moods, List<Boolean> silences, List<Integer> notices) {}

    /** Looks at each call before it is answered. */
    private static final class Watch {
        private final Bench bench;
        private final ProviderProfile profile;
        private final Map<EffectKey, RefundInstruction> content = new HashMap<>();
        private final Map<EffectKey, Instant> firstSent = new HashMap<>();
        private final Map<EffectKey, Boolean> askedSince = new HashMap<>();

        Watch(Bench bench, ProviderProfile profile) {
            this.bench = bench;
            this.profile = profile;
        }

        void on(RefundInstruction instruction, boolean question) {
            EffectKey key = instruction.key();
            if (question) {
                assertThat(profile.queryable()).as("asked only who can be").isTrue();
                askedSince.put(key, true);
                return;
            }
            assertThat(content.getOrDefault(key, instruction))
                    .as("a key always comes with the same content")
                    .isEqualTo(instruction);
            content.put(key, instruction);
            for (OutboxEntry other : bench.owed(instruction.caseId(), PayRefund.class)) {
                PayRefund paid = (PayRefund) other.effect();
                boolean sameTender = paid.paymentReference().equals(instruction.paymentReference());
                if (sameTender && !other.key().equals(key) && content.containsKey(other.key())) {
                    assertThat(other.state())
                            .as("before another key is sent, the one before is dead for good")
                            .isEqualTo(State.REJECTED);
                }
            }
            OutboxEntry entry =
                    bench.storage.find(instruction.caseId().order(), key).orElseThrow();
            if (entry.doubted()) {
                Duration memory = profile.keyMemory();
                if (memory != null) {
                    assertThat(bench.clock.instant())
                            .as("sent again only while the key is remembered")
                            .isBefore(firstSent.get(key).plus(memory));
                }
                assertThat(!profile.queryable() || askedSince.getOrDefault(key, false))
                        .as("asked before it is sent again")
                        .isTrue();
            }
            firstSent.putIfAbsent(key, bench.clock.instant());
            askedSince.put(key, false);
        }
    }

    @Property(tries = 2000)
    void nothingIsPaidTwiceAndNothingIsLost(@ForAll("histories") History history) {
        var bench = new Bench();
        var watch = new Watch(bench, history.profile());
        var provider = new WildProvider(history.profile(), bench.clock, history.moods(), history.silences(), watch::on);
        AfterSales desks = bench.assemble(gateways -> FaultyGateways.paidBy(gateways, provider), assembly -> assembly);
        CaseId id = bench.opened(
                SampleOrders.unshippedOnTwoCards("1001"),
                CaseKind.REFUND_ONLY,
                ItemAsked.of("A", 3, "ORDER_CANCELLED"));
        bench.approvedAndLeft(id);

        for (int step = 0; step < 60; step++) {
            try {
                desks.runner().runDue(bench.clock.instant(), 100);
            } catch (Crash e) {
                assertThat(e).as("taken over when the lease ends").isNotNull();
            }
            bench.clock.advance(Duration.ofMinutes(7L * (1 + step / 4)));
            if (step < history.notices().size()) {
                List<OutboxEntry> owed = bench.owed(id, PayRefund.class);
                EffectKey key =
                        owed.get(history.notices().get(step) % owed.size()).key();
                provider.notice(key).ifPresent(told -> {
                    reportThroughCrashes(desks, id, key, told);
                    reportThroughCrashes(desks, id, key, told);
                });
            }
            assertThat(paid(provider)).as("never more than is owed").isLessThanOrEqualTo(OWED);
        }

        comeToRest(bench, desks, provider, id);

        long booked = bench.account(id).tenders().stream()
                .mapToLong(tender -> tender.settled())
                .sum();
        assertThat(booked).as("what is booked was paid").isLessThanOrEqualTo(paid(provider));
        for (RefundPart part : bench.subject(id).refund().parts()) {
            boolean parked = bench.subject(id).parked().stream()
                    .anyMatch(each -> each.key().equals(part.key()));
            boolean byHand = part.route() == Route.OFFLINE;
            boolean ended = part.state() == RefundPart.State.PAID || parked || byHand;
            boolean pending = provider.notice(part.key()).orElse(null) instanceof Answer.Pending;
            assertThat(ended || pending)
                    .as("settled, with a person, or with the provider: %s", part)
                    .isTrue();
            if (parked || byHand) {
                assertThat(bench.subject(id).attention().needed()).isTrue();
            }
        }
        boolean allPaid = bench.status(id) == CaseStatus.REFUNDED;
        assertThat(allPaid).isEqualTo(booked == OWED);
        assertThat(bench.alarmsOf(id)).doesNotContain("PAID_ON_A_DEAD_ROUTE CARD", "PAID_ON_A_DEAD_ROUTE GIFT");
    }

    /** Time passes until nothing is on its way any more but what the provider itself has still to decide. */
    private static void comeToRest(Bench bench, AfterSales desks, WildProvider provider, CaseId id) {
        for (int step = 0; step < 100 && isOnItsWay(bench, provider, id); step++) {
            bench.clock.advance(Duration.ofHours(3));
            try {
                desks.runner().runDue(bench.clock.instant(), 100);
            } catch (Crash e) {
                assertThat(e).as("taken over when the lease ends").isNotNull();
            }
        }
    }

    private static boolean isOnItsWay(Bench bench, WildProvider provider, CaseId id) {
        return bench.owed(id, PayRefund.class).stream()
                .filter(entry -> entry.state().isOpen())
                .anyMatch(entry -> !(provider.notice(entry.key()).orElse(null) instanceof Answer.Pending));
    }

    private static void reportThroughCrashes(AfterSales desks, CaseId id, EffectKey key, Answer told) {
        try {
            desks.outcomes().report(id.order(), key, told);
        } catch (Crash e) {
            assertThat(e).as("what follows is taken over").isNotNull();
        }
    }

    private static long paid(WildProvider provider) {
        return provider.journal().stream()
                .map(RefundInstruction::amount)
                .mapToLong(Money::minor)
                .sum();
    }

    @Provide
    Arbitrary<History> histories() {
        Arbitrary<Duration> memories = Arbitraries.of(Duration.ZERO, Duration.ofMinutes(30), Duration.ofHours(24))
                .injectNull(0.25);
        Arbitrary<Duration> delays = Arbitraries.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofHours(2));
        Arbitrary<Boolean> yesOrNo = Arbitraries.of(true, false);
        Arbitrary<ProviderProfile> profiles = Combinators.combine(memories, yesOrNo, delays, yesOrNo, yesOrNo)
                .as((memory, asks, delay, sure, one) -> ProviderProfile.STRAIGHTFORWARD
                        .remembering(memory)
                        .asked(asks, delay, sure)
                        .paced(Duration.ZERO, one));
        return Combinators.combine(
                        profiles,
                        Arbitraries.of(Mood.class).list().ofMaxSize(12),
                        yesOrNo.list().ofMaxSize(20),
                        Arbitraries.integers().between(0, 5).list().ofMaxSize(30))
                .as(History::new);
    }

    // --- notices in any order
    // --------------------------------------------------------------------------------------------

    /** What a provider has to say of one payment, in the order in which it happened. */
    enum Course {
        PAID(new Answer.Pending("x"), new Answer.Succeeded("R-1")),
        CAME_BACK(new Answer.Pending("x"), new Answer.Succeeded("R-1"), new Answer.Reversed("R-1")),
        CAME_BACK_AT_ONCE(new Answer.Reversed("R-1")),
        REFUSED(new Answer.Pending("x"), new Answer.Rejected("CLOSED", Answer.Retry.NEVER)),
        BOUNCED(new Answer.Pending("x"), new Answer.Abnormal("BOUNCED"));

        private final List<Answer> notices;

        Course(Answer... notices) {
            this.notices = List.of(notices);
        }
    }

    private record Told(int payment, Answer answer) {}

    @Property(tries = 1000)
    void noticesInAnyOrderAndNumberComeToTheSame(
            @ForAll Course card, @ForAll Course gift, @ForAll long seed, @ForAll("copies") int copies) {
        var told = new ArrayList<Told>();
        card.notices.forEach(answer -> told.add(new Told(0, answer)));
        gift.notices.forEach(answer -> told.add(new Told(1, answer)));
        var shuffled = new ArrayList<Told>();
        for (int i = 0; i < copies; i++) {
            shuffled.addAll(told);
        }
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(whatComesOf(shuffled)).isEqualTo(whatComesOf(told));
    }

    @Provide
    Arbitrary<Integer> copies() {
        return Arbitraries.integers().between(1, 3);
    }

    private static List<Object> whatComesOf(List<Told> notices) {
        var bench = new Bench();
        for (String channel : List.of("CARD", "GIFT")) {
            for (Route route : List.of(Route.ORIGINAL, Route.BALANCE)) {
                bench.payments.always(channel, route, new Behaviour.PayLater());
            }
        }
        CaseId id = bench.opened(
                SampleOrders.unshippedOnTwoCards("1001"),
                CaseKind.REFUND_ONLY,
                ItemAsked.of("A", 3, "ORDER_CANCELLED"));
        bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), Bench.REVIEWER), id))
                .get();
        List<EffectKey> keys =
                bench.owed(id, PayRefund.class).stream().map(OutboxEntry::key).toList();
        for (Told each : notices) {
            bench.desks.outcomes().report(id.order(), keys.get(each.payment()), each.answer());
        }
        return List.of(
                bench.status(id),
                bench.subject(id).refund().parts(),
                bench.account(id).tenders(),
                bench.account(id).totals(),
                bench.alarmsOf(id).stream().sorted().toList(),
                bench.journal(id).stream().sorted(Comparator.naturalOrder()).toList());
    }
}
