package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.goods.OrderPlaces;
import io.aftersales.domain.goods.WindowRules;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.AccountOpening;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.review.ReviewRules;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

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
        for (Claimable each : told(world, CaseFixtures.BUYER).get()) {
            for (CaseKind kind : CaseKind.values()) {
                Claimable.Kind possible = Objects.requireNonNull(each.kinds().get(kind));
                for (Reason reason : context.policy().reasons()) {
                    var application = new Application(
                            world.order().sale().id(),
                            kind,
                            items(each, kind, reason, world),
                            null,
                            null,
                            null,
                            null,
                            "",
                            List.of(CaseFixtures.PHOTO));
                    String answer = answer(application, world, CaseFixtures.BUYER, world.policy());
                    boolean granted = answer.isEmpty() || OF_GOODS_WANTED.contains(answer);
                    assertThat(possible.reasons().containsKey(reason.code()))
                            .as("%s for %s at %s: %s", kind, reason, each, answer)
                            .isEqualTo(granted);
                    endsWhenItIsTold(possible.reasons().get(reason.code()), application, world);
                }
                assertThat(possible.refusal() == null)
                        .isEqualTo(!possible.reasons().isEmpty());
            }
        }
    }

    @Property(tries = 60)
    void anExceptionLiftsTheWindowTheCategoryAndTheEvidenceAndNothingElse(@ForAll("numbers") List<Integer> numbers) {
        World world = new World(numbers).run();
        CasePolicy shops = world.policy().toBuilder()
                .notReturnable(Set.of(""))
                .rules(ReviewRules.NONE)
                .build();
        CasePolicy liberal = shops.toBuilder()
                .notReturnable(Set.of())
                .windows(WindowRules.NONE)
                .withoutWindows()
                .build();
        Actor by = CaseFixtures.AGENT;
        for (Claimable each : told(world, CaseFixtures.BUYER).get()) {
            for (CaseKind kind : CaseKind.values()) {
                for (Reason reason : shops.reasons()) {
                    Reason always = liberal.reason(reason.code()).orElseThrow();
                    String excepted =
                            answer(asked(each, kind, reason, world).asException("A good customer"), world, by, shops);
                    assertThat(excepted)
                            .as("%s for %s at %s", kind, reason, each)
                            .isEqualTo(answer(
                                    asked(each, kind, always, world).showing(CaseFixtures.PHOTO), world, by, liberal));
                }
            }
        }
    }

    private static Application asked(Claimable told, CaseKind kind, Reason reason, World world) {
        return new Application(
                world.order().sale().id(),
                kind,
                items(told, kind, reason, world),
                null,
                null,
                null,
                null,
                "",
                List.of());
    }

    @Property(tries = 60)
    void everyReaderIsToldTheSameExceptWhoeverOwnsAnotherOrder(@ForAll("numbers") List<Integer> numbers) {
        World world = new World(numbers).run();
        List<Claimable> buyers = told(world, CaseFixtures.BUYER).get();
        assertThat(told(world, CaseFixtures.AGENT).get()).isEqualTo(buyers);
        assertThat(told(world, CaseFixtures.REVIEWER).get()).isEqualTo(buyers);
        assertThat(told(world, Actor.buyer("b-2")).getLeft().code()).isEqualTo("NOT_OWNER");
    }

    /** An application is granted up to the end of the window that was told, and refused for it right after. */
    private static void endsWhenItIsTold(Claimable.@Nullable Terms terms, Application application, World world) {
        if (terms == null || terms.until() == null) {
            return;
        }
        var last = new DecisionContext(CaseFixtures.BUYER, terms.until(), world.policy());
        var late = new DecisionContext(CaseFixtures.BUYER, terms.until().plusNanos(1), world.policy());
        assertThat(refusal(application, world, last)).isNotEqualTo("WINDOW_EXPIRED");
        assertThat(refusal(application, world, late)).isEqualTo("WINDOW_EXPIRED");
    }

    private static String refusal(Application asked, World world, DecisionContext context) {
        return CaseDecisions.apply(asked, world.account(), world.money(), world.facts(), context)
                .fold(Rejection::code, change -> "");
    }

    private static Either<Rejection, List<Claimable>> told(World world, Actor by) {
        return CaseDecisions.claimable(
                world.order().sale().id(),
                List.of(CaseKind.values()),
                world.account(),
                world.money(),
                world.facts(),
                world.context(by));
    }

    private static String answer(Application asked, World world, Actor by, CasePolicy policy) {
        return refusal(asked, world, new DecisionContext(by, world.now(), policy));
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
