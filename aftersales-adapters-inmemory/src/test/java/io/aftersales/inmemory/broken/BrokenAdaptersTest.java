package io.aftersales.inmemory.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aftersales.ports.tck.CaseRepositoryContract;
import io.aftersales.ports.tck.FulfilmentContract;
import io.aftersales.ports.tck.InventoryContract;
import io.aftersales.ports.tck.OutboxContract;
import io.aftersales.ports.tck.TicketRepositoryContract;
import io.aftersales.ports.tck.TopUpsContract;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit finds every adapter that breaks a rule, and under the number of that rule. */
class BrokenAdaptersTest {
    /** Those that have tables here. */
    static final Set<Class<?>> CONTRACTS = Set.of(
            CaseRepositoryContract.class,
            OutboxContract.class,
            TicketRepositoryContract.class,
            InventoryContract.class,
            FulfilmentContract.class,
            TopUpsContract.class);

    @ParameterizedTest(name = "{0} breaks {2}")
    @MethodSource("repositories")
    void theKitNamesTheRuleABrokenRepositoryBreaks(String name, Supplier<SoundRepository> adapter, Set<Integer> rules) {
        assertThat(Kit.brokenAsRepository(adapter)).isEqualTo(rules);
    }

    static Stream<Arguments> repositories() {
        return Stream.of(
                broken(BrokenRepositories.ForgetsTheDescription::new, 1),
                broken(BrokenRepositories.ForgetsLaterCaptures::new, 1),
                broken(BrokenRepositories.ComparesTheCaseOnly::new, 2),
                broken(BrokenRepositories.ComparesNoVersion::new, 2, 10, 13, 20),
                broken(BrokenRepositories.WritesTheTimelineFirst::new, 3),
                broken(BrokenRepositories.TakesACommandTwice::new, 4),
                broken(BrokenRepositories.OrdersTheTimelineByTime::new, 5),
                broken(BrokenRepositories.OrdersDueCasesById::new, 6),
                broken(BrokenRepositories.OrdersNumbersAsText::new, 7),
                broken(BrokenRepositories.FeedsTheLastOneAgain::new, 8),
                broken(BrokenRepositories.SavesEveryAccount::new, 9),
                broken(BrokenRepositories.ChecksThenWrites::new, 10),
                broken(BrokenRepositories.IgnoresTheFence::new, 11),
                broken(BrokenRepositories.LoadsOneAfterTheOther::new, 12),
                broken(BrokenRepositories.JournalsOneEntryAMoment::new, 13),
                broken(BrokenRepositories.ForgetsTheChannel::new, 13),
                broken(BrokenRepositories.ForgetsTheTax::new, 13),
                broken(BrokenRepositories.ForgetsTheRoute::new, 13),
                broken(BrokenRepositories.WritesOnAConnectionOfItsOwn::new, 14),
                broken(BrokenRepositories.CountsWhenItWrites::new, 15),
                broken(BrokenLists.FindsTheMiddle::new, 16, 17),
                broken(BrokenLists.MindsCapitals::new, 16, 17),
                broken(BrokenLists.TakesTheEndToo::new, 16, 17),
                broken(BrokenLists.ForgetsChanges::new, 16, 17),
                broken(BrokenLists.LosesWhatIsNotDue::new, 16, 17),
                broken(BrokenLists.SkipsTies::new, 16),
                broken(BrokenLists.CountsPages::new, 16),
                broken(BrokenLists.FollowsTheLastCase::new, 16),
                broken(BrokenLists.SortsOnePage::new, 16),
                broken(BrokenLists.CountsOnePage::new, 17),
                broken(BrokenLists.CountsInAnyOrder::new, 17),
                broken(BrokenRepositories.NeverStopsWaiting::new, 18),
                broken(BrokenRepositories.NeverPays::new, 19),
                broken(BrokenRepositories.MixesOrders::new, 20),
                broken(BrokenRepositories.SkipsTheRestOfTheOrder::new, 19),
                broken(BrokenRepositories.AnswersAnAccountForEachEntry::new, 18),
                broken(BrokenRepositories.MixesCapitals::new, 18));
    }

    @ParameterizedTest(name = "{0} breaks {2}")
    @MethodSource("outboxes")
    void theKitNamesTheRuleABrokenOutboxBreaks(String name, Supplier<SoundRepository> adapter, Set<Integer> rules) {
        assertThat(Kit.brokenAsOutbox(adapter)).isEqualTo(rules);
    }

    static Stream<Arguments> outboxes() {
        return Stream.of(
                broken(BrokenOutboxes.ClaimsTheLatestFirst::new, 1),
                broken(BrokenOutboxes.NeverTakesOver::new, 2),
                broken(BrokenOutboxes.ClaimsTwice::new, 1, 2, 3, 4, 5),
                broken(BrokenOutboxes.ClaimsWithoutALock::new, 3),
                broken(BrokenOutboxes.SettlesUnderAnOldFence::new, 4),
                broken(BrokenOutboxes.ClaimsWhatIsParked::new, 5),
                broken(BrokenOutboxes.AnswersAllThatIsParked::new, 6),
                broken(BrokenOutboxes.AnswersTheFirstPageAgain::new, 6),
                broken(BrokenOutboxes.AnswersWhatIsOpenOfAnOrder::new, 7),
                broken(BrokenOutboxes.ReadsAnOrderFromAReplica::new, 7),
                broken(BrokenOutboxes.LooksOneUpInAReplica::new, 4, 7),
                broken(BrokenOutboxes.MissesWhatWasJustWritten::new, 8),
                broken(BrokenOutboxes.ClaimsTheBacklogAsWell::new, 8),
                broken(BrokenOutboxes.ClaimsWhatOthersHave::new, 8),
                broken(BrokenOutboxes.RoundsDueTimesDown::new, 1),
                broken(BrokenOutboxes.KeepsLocalTimes::new, 9));
    }

    @ParameterizedTest(name = "{0} breaks {2}")
    @MethodSource("tickets")
    void theKitNamesTheRuleABrokenTicketRepositoryBreaks(
            String name, Supplier<SoundTickets> adapter, Set<Integer> rules) {
        assertThat(Kit.brokenAsTickets(adapter)).isEqualTo(rules);
    }

    static Stream<Arguments> tickets() {
        return Stream.of(
                tickets(BrokenTickets.ForgetsWhoAsked::new, 1),
                tickets(BrokenTickets.OpensOverAnother::new, 2),
                tickets(BrokenTickets.WritesTheReceiptFirst::new, 3),
                tickets(BrokenTickets.ResolvesTheOther::new, 4),
                tickets(BrokenTickets.TakesACommandTwice::new, 5),
                tickets(BrokenTickets.CountsOneStatusOnly::new, 6),
                tickets(BrokenTickets.IgnoresTheLoad::new, 7),
                tickets(BrokenTickets.ServesByAgeAlone::new, 8),
                tickets(BrokenTickets.KeepsTheFirstPlace::new, 8),
                tickets(BrokenTickets.HidesWhatIsEscalated::new, 8),
                tickets(BrokenTickets.AnswersTheLatestFirst::new, 9),
                tickets(BrokenTickets.IsAMomentEarly::new, 10),
                tickets(BrokenTickets.KnowsNoWarnings::new, 11),
                tickets(BrokenTickets.LosesSilently::new, 12),
                tickets(BrokenTickets.WritesOnAConnectionOfItsOwn::new, 13),
                tickets(BrokenTickets.LeavesHalfInTheTransaction::new, 13));
    }

    private static Arguments tickets(Supplier<SoundTickets> adapter, Integer... rules) {
        return arguments(adapter.get().getClass().getSimpleName(), adapter, Set.of(rules));
    }

    @ParameterizedTest(name = "{0} breaks {2}")
    @MethodSource("inventories")
    void theKitNamesTheRuleABrokenInventoryBreaks(
            String name, Supplier<DelegatingWarehouse> adapter, Set<Integer> rules) {
        assertThat(Kit.brokenAsInventory(adapter)).isEqualTo(rules);
    }

    static Stream<Arguments> inventories() {
        return Stream.of(
                warehouse(BrokenInventories.KeepsWhatItTookBeforeOneRanShort::new, 1),
                warehouse(BrokenInventories.ReservesWithEveryCall::new, 2),
                warehouse(BrokenInventories.ChangesItsMind::new, 2),
                warehouse(BrokenInventories.ReleasesWhatWasReservedAtFirst::new, 3),
                warehouse(BrokenInventories.ReleasesMoreThanIsLeft::new, 4),
                warehouse(BrokenInventories.ReleasesAllForAPart::new, 4, 5, 8),
                warehouse(BrokenInventories.ReleasesWithEveryCall::new, 5),
                warehouse(BrokenInventories.ForgetsAnEarlyRelease::new, 6),
                warehouse(BrokenInventories.ReservesAgainWhatWasReleased::new, 7),
                warehouse(BrokenInventories.CountsWhatIsReserved::new, 8),
                warehouse(BrokenInventories.ChecksThenReserves::new, 9),
                warehouse(BrokenInventories.RestocksWithEveryCall::new, 10),
                warehouse(BrokenInventories.SellsDamagedUnits::new, 11),
                warehouse(BrokenInventories.SellsUnitsOfSecondChoice::new, 11),
                warehouse(BrokenInventories.StopsWithEveryCall::new, 12),
                warehouse(BrokenInventories.StopsWhatHasLeft::new, 13),
                warehouse(BrokenInventories.SellsWhatHasLeft::new, 13),
                warehouse(BrokenInventories.StopsWhenAskedAgain::new, 14),
                warehouse(BrokenInventories.DoesNotFindWhatItStopped::new, 14));
    }

    @ParameterizedTest(name = "{0} breaks {2}")
    @MethodSource("fulfilments")
    void theKitNamesTheRuleABrokenFulfilmentBreaks(
            String name, Supplier<DelegatingWarehouse> adapter, Set<Integer> rules) {
        assertThat(Kit.brokenAsFulfilment(adapter)).isEqualTo(rules);
    }

    static Stream<Arguments> fulfilments() {
        return Stream.of(
                warehouse(BrokenFulfilments.UsesAReservationTwice::new, 1),
                warehouse(BrokenFulfilments.CreatesWithEveryCall::new, 2, 4, 7),
                warehouse(BrokenFulfilments.ChangesItsMind::new, 2),
                warehouse(BrokenFulfilments.TakesTheRestFromTheShelf::new, 3),
                warehouse(BrokenFulfilments.ReleasesWhatWentOut::new, 4),
                warehouse(BrokenFulfilments.PutsBackWithEveryCall::new, 5),
                warehouse(BrokenFulfilments.ForgetsAnEarlyStop::new, 6),
                warehouse(BrokenFulfilments.StopsWhatHasLeft::new, 7),
                warehouse(BrokenFulfilments.ChecksThenCreates::new, 8));
    }

    private static Arguments warehouse(Supplier<DelegatingWarehouse> adapter, Integer... rules) {
        return arguments(adapter.get().getClass().getSimpleName(), adapter, Set.of(rules));
    }

    @ParameterizedTest(name = "{0} breaks {2}")
    @MethodSource("topUps")
    void theKitNamesTheRuleABrokenTopUpBreaks(String name, Supplier<DelegatingTopUps> adapter, Set<Integer> rules) {
        assertThat(Kit.brokenAsTopUps(adapter)).isEqualTo(rules);
    }

    static Stream<Arguments> topUps() {
        return Stream.of(
                topUp(BrokenTopUps.MixesPaymentsUp::new, 1),
                topUp(BrokenTopUps.AsksWithEveryCall::new, 2),
                topUp(BrokenTopUps.NamesNoChannel::new, 3),
                topUp(BrokenTopUps.NamesTheCall::new, 3),
                topUp(BrokenTopUps.TakesMoneyForWhatWasCancelled::new, 4),
                topUp(BrokenTopUps.CancelsWhatWasPaid::new, 5),
                topUp(BrokenTopUps.ForgetsAnEarlyCancellation::new, 6),
                topUp(BrokenTopUps.ChecksThenCancels::new, 7));
    }

    private static Arguments topUp(Supplier<DelegatingTopUps> adapter, Integer... rules) {
        return arguments(adapter.get().getClass().getSimpleName(), adapter, Set.of(rules));
    }

    private static Arguments broken(Supplier<SoundRepository> adapter, Integer... rules) {
        return arguments(adapter.get().getClass().getSimpleName(), adapter, Set.of(rules));
    }

    @Test
    void aSoundAdapterBreaksNone() {
        assertThat(Kit.brokenAsRepository(SoundRepository::new)).isEmpty();
        assertThat(Kit.brokenAsRepository(JoiningRepository::new)).isEmpty();
        assertThat(Kit.brokenAsOutbox(SoundRepository::new)).isEmpty();
        assertThat(Kit.brokenAsTickets(SoundTickets::new)).isEmpty();
        assertThat(Kit.brokenAsTickets(JoiningTickets::new)).isEmpty();
        assertThat(Kit.brokenAsInventory(DelegatingWarehouse::new)).isEmpty();
        assertThat(Kit.brokenAsFulfilment(DelegatingWarehouse::new)).isEmpty();
        assertThat(Kit.brokenAsTopUps(DelegatingTopUps::new)).isEmpty();
    }

    @Test
    void everyRuleHasAnAdapterThatBreaksItAlone() {
        assertThat(rulesBrokenAlone(repositories())).isEqualTo(numbersUpTo(20));
        assertThat(rulesBrokenAlone(outboxes())).isEqualTo(numbersUpTo(9));
        assertThat(rulesBrokenAlone(tickets())).isEqualTo(numbersUpTo(13));
        assertThat(rulesBrokenAlone(inventories())).isEqualTo(numbersUpTo(14));
        assertThat(rulesBrokenAlone(fulfilments())).isEqualTo(numbersUpTo(8));
        assertThat(rulesBrokenAlone(topUps())).isEqualTo(numbersUpTo(7));
    }

    private static Set<Object> rulesBrokenAlone(Stream<Arguments> table) {
        var rules = new HashSet<>();
        table.map(row -> (Set<?>) row.get()[2])
                .filter(broken -> broken.size() == 1)
                .forEach(rules::addAll);
        return rules;
    }

    private static Set<Object> numbersUpTo(int last) {
        var numbers = new HashSet<>();
        IntStream.rangeClosed(1, last).forEach(numbers::add);
        return numbers;
    }
}
