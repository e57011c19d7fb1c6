package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.goods.OrderPlaces;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.refunds.AccountOpening;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the overview tells can be claimed is what an application is granted, for every place, kind and reason. */
class ClaimOverviewProperties {
    /** Refusals that depend on the goods wanted in exchange, which the overview does not look at. */
    private static final Set<String> OF_GOODS_WANTED = Set.of("OUT_OF_STOCK", "NO_PRICE", "VALUE_DIFFERS");

    @Provide
    Arbitrary<List<Integer>> numbers() {
        return Arbitraries.integers().between(0, 1 << 20).list().ofMinSize(40).ofMaxSize(300);
    }

    @Property(tries = 60)
    void whatIsToldCanBeClaimedIsWhatIsGranted(@ForAll("numbers") List<Integer> numbers) {
        World world = new World(numbers).run();
        DecisionContext context = world.context(CaseFixtures.BUYER);
        List<Claimable> told = CaseDecisions.claimable(
                        world.order().sale().id(),
                        List.of(CaseKind.values()),
                        world.account(),
                        world.money(),
                        world.facts(),
                        context)
                .get();
        for (Claimable each : told) {
            for (CaseKind kind : CaseKind.values()) {
                Claimable.Kind possible = Objects.requireNonNull(each.kinds().get(kind));
                for (Reason reason : context.policy().reasons()) {
                    var application = new Application(
                            world.order().sale().id(),
                            kind,
                            items(each, kind, reason, world),
                            null,
                            null,
                            "",
                            List.of(CaseFixtures.PHOTO));
                    String answer = CaseDecisions.apply(
                                    application, world.account(), world.money(), world.facts(), context)
                            .fold(refused -> refused.code(), change -> "");
                    boolean granted = answer.isEmpty() || OF_GOODS_WANTED.contains(answer);
                    assertThat(possible.reasons().containsKey(reason.code()))
                            .as("%s for %s at %s: %s", kind, reason, each, answer)
                            .isEqualTo(granted);
                }
                assertThat(possible.refusal() == null)
                        .isEqualTo(!possible.reasons().isEmpty());
            }
        }
    }

    /** One unit, or for a parcel that is stopped as a whole everything in it. */
    private static List<CaseItem> items(Claimable told, CaseKind kind, Reason reason, World world) {
        if (!told.whole() || kind != CaseKind.REFUND_ONLY) {
            return List.of(CaseItem.of(told.line(), 1, reason).from(told.place()));
        }
        OrderAccount account = AccountOpening.knownOrOpened(
                        world.account(),
                        world.order(),
                        world.money(),
                        new BookingContext(null, Actor.SYSTEM, world.now()))
                .get();
        var places = new OrderPlaces(world.order(), account, world.facts().carrier(), world.now());
        var items = new ArrayList<CaseItem>();
        account.frozen()
                .sale()
                .lines()
                .forEach(line -> places.of(line.id()).stream()
                        .filter(each -> each.place().equals(told.place()) && each.present() > 0)
                        .forEach(each -> items.add(
                                CaseItem.of(line.id(), each.present(), reason).from(told.place()))));
        return items;
    }
}
