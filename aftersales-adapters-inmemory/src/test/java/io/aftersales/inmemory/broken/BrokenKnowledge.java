package io.aftersales.inmemory.broken;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.shared.Actor;
import io.aftersales.inmemory.InMemoryApprovalTotalsTest;
import io.aftersales.inmemory.InMemoryBuyersTest;
import io.aftersales.inmemory.TableAloneTest;
import io.aftersales.inmemory.WrittenDenialsTest;
import io.aftersales.ports.gateways.ApprovalTotals;
import io.aftersales.ports.gateways.Authorizer;
import io.aftersales.ports.gateways.Buyers;
import io.aftersales.ports.gateways.SecurityLog;
import io.aftersales.ports.repositories.CaseRepository;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hosts that know something wrong: of buyers, of grants, of denials, of who may do what. */
final class BrokenKnowledge {
    private BrokenKnowledge() {}

    static Stream<Row> rows() {
        return Stream.concat(
                Stream.of(
                        buyers("counts strangers", new CountsStrangers(), 1),
                        buyers("knows none but customers", new KnowsCustomersOnly(), 2),
                        buyers("tells all it was ever shown", new TellsAllItWasShown(), 3),
                        log("writes each denial once", BrokenKnowledge::writesOnce, 1),
                        Row.of("throws when it is cut off", ThrowsWhenItIsCutOff::new, 2),
                        authorizer("has no branch for an action", BrokenKnowledge::hasNoBranch, 1)),
                grants());
    }

    private static Stream<Row> grants() {
        return Stream.of(
                counting(
                        "counts from the next moment on",
                        (sound, cases) -> (moment, by, currency) -> sound.since(moment.plusNanos(1), by, currency),
                        1,
                        2,
                        4,
                        6),
                counting(
                        "counts from the beginning",
                        (sound, cases) ->
                                (moment, by, currency) -> sound.since(moment.minusSeconds(3_600), by, currency),
                        1),
                counting(
                        "counts the role",
                        (sound, cases) -> (moment, by, currency) -> cases.events(0, 100).stream()
                                        .anyMatch(each -> each.entry().by().equals(by))
                                ? sound.since(moment, by, currency)
                                : 0,
                        2),
                counting(
                        "counts every currency",
                        (sound, cases) ->
                                (moment, by, currency) -> sound.since(moment, by, Currency.getInstance("CNY")),
                        3),
                counting(
                        "counts approvals only",
                        (sound, cases) -> (moment, by, currency) -> cases.events(0, 100).stream()
                                        .filter(each -> each.entry().by().equals(by))
                                        .anyMatch(each -> each.entry().event() instanceof CaseEvent.FirstApprovalGiven)
                                ? 0
                                : sound.since(moment, by, currency),
                        4),
                counting(
                        "counts no offers",
                        (sound, cases) -> (moment, by, currency) -> cases.events(0, 100).stream()
                                        .anyMatch(each -> each.entry().event() instanceof CaseEvent.OfferProposed)
                                ? 0
                                : sound.since(moment, by, currency),
                        6),
                compensating(
                        "counts for everybody",
                        (sound, moment, by, currency) -> sound.goodwillSince(moment, null, currency)),
                compensating(
                        "counts refunds as compensations",
                        (sound, moment, by, currency) -> sound.goodwillSince(moment, by, currency)
                                + sound.since(moment, Actor.reviewer("reviewer-1"), currency)));
    }

    /** Counts what a person granted. */
    private interface Since {
        long since(Instant moment, Actor by, Currency currency);
    }

    private static Row counting(
            String name, BiFunction<ApprovalTotals, CaseRepository, Since> broken, Integer... rules) {
        return grants(
                name,
                (sound, cases) -> new ApprovalTotals() {
                    @Override
                    public long since(Instant moment, Actor by, Currency currency) {
                        return broken.apply(sound, cases).since(moment, by, currency);
                    }

                    @Override
                    public long goodwillSince(Instant moment, @Nullable Actor by, Currency currency) {
                        return sound.goodwillSince(moment, by, currency);
                    }
                },
                rules);
    }

    /** Counts compensations. */
    private interface GoodwillSince {
        long since(ApprovalTotals sound, Instant moment, @Nullable Actor by, Currency currency);
    }

    private static Row compensating(String name, GoodwillSince broken) {
        return grants(
                name,
                (sound, cases) -> new ApprovalTotals() {
                    @Override
                    public long since(Instant moment, Actor by, Currency currency) {
                        return sound.since(moment, by, currency);
                    }

                    @Override
                    public long goodwillSince(Instant moment, @Nullable Actor by, Currency currency) {
                        return broken.since(sound, moment, by, currency);
                    }
                },
                5);
    }

    /** Breaks the count over a repository. */
    private interface BreaksGrants {
        ApprovalTotals over(ApprovalTotals sound, CaseRepository cases);
    }

    private static Row grants(String name, BreaksGrants broken, Integer... rules) {
        return Row.of(
                name,
                () -> new InMemoryApprovalTotalsTest() {
                    @Override
                    protected ApprovalTotals over(CaseRepository cases) {
                        return broken.over(super.over(cases), cases);
                    }
                },
                rules);
    }

    /** Buyers in order, for others to break. */
    private static class BreaksBuyers {
        BuyerFacts facts(BuyerFacts sound) {
            return sound;
        }

        Set<String> usedBefore(Set<String> sound) {
            return sound;
        }
    }

    private static final class CountsStrangers extends BreaksBuyers {
        @Override
        BuyerFacts facts(BuyerFacts sound) {
            return sound.known() ? sound : BuyerFacts.of(0, 0, 0, 0);
        }
    }

    private static final class KnowsCustomersOnly extends BreaksBuyers {
        @Override
        BuyerFacts facts(BuyerFacts sound) {
            return sound.orders() == 0 ? BuyerFacts.UNKNOWN : sound;
        }
    }

    private static final class TellsAllItWasShown extends BreaksBuyers {
        @Override
        Set<String> usedBefore(Set<String> sound) {
            var all = new HashSet<>(sound);
            all.add("bb22");
            return all;
        }
    }

    private static Row buyers(String name, BreaksBuyers broken, Integer... rules) {
        return Row.of(
                name,
                () -> new InMemoryBuyersTest() {
                    @Override
                    protected Buyers unknownBuyers() {
                        Buyers sound = super.unknownBuyers();
                        return new Buyers() {
                            @Override
                            public BuyerFacts facts(String buyer) {
                                return broken.facts(sound.facts(buyer));
                            }

                            @Override
                            public Set<String> usedBefore(Set<String> hashes) {
                                return broken.usedBefore(sound.usedBefore(hashes));
                            }
                        };
                    }
                },
                rules);
    }

    private static SecurityLog writesOnce(SecurityLog sound) {
        var written = new HashSet<>();
        return (by, action, order, code) -> {
            if (written.add(action)) {
                sound.denied(by, action, order, code);
            }
        };
    }

    private static final class ThrowsWhenItIsCutOff extends WrittenDenialsTest {
        @Override
        protected SecurityLog emptyLog() {
            super.emptyLog();
            return this::write;
        }
    }

    private static Row log(String name, UnaryOperator<SecurityLog> broken, Integer... rules) {
        return Row.of(
                name,
                () -> new WrittenDenialsTest() {
                    @Override
                    protected SecurityLog emptyLog() {
                        return broken.apply(super.emptyLog());
                    }
                },
                rules);
    }

    private static Authorizer hasNoBranch(Authorizer sound) {
        return (by, action, order) -> {
            if (action == Action.REPORT_FOUND) {
                throw new IllegalArgumentException("unknown action " + action);
            }
            return sound.permits(by, action, order);
        };
    }

    private static Row authorizer(String name, UnaryOperator<Authorizer> broken, Integer... rules) {
        return Row.of(
                name,
                () -> new TableAloneTest() {
                    @Override
                    protected Authorizer authorizer() {
                        return broken.apply(super.authorizer());
                    }
                },
                rules);
    }
}
