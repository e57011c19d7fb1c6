package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.BookedRefund;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.inmemory.InMemoryTicketRepository;
import io.aftersales.inmemory.VirtualClock;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.desks.TicketCommand;
import io.aftersales.ports.desks.TicketDesk;
import io.aftersales.ports.desks.TicketFile;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.ClaimLost;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.repositories.TicketReceipt;
import io.vavr.control.Either;
import jakarta.validation.Validator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Environment of one history: the order, all ports of the host, and two processes. */
final class World {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int PATIENCE = 10;

    private final Dice dice;
    private final HistoryLog log;
    private final VirtualClock clock = new VirtualClock(Orders.START);
    private final InMemoryCaseRepository stored = new InMemoryCaseRepository();
    private final InMemoryTicketRepository tickets = new InMemoryTicketRepository(stored);
    private final List<AccountEntry> journal = new ArrayList<>();
    private final List<TimelineEntry> told = new ArrayList<>();
    private final Map<String, Long> paidByHand = new TreeMap<>();
    private final FaultyAdapters refit;
    private final FaultyNetwork wire;
    private final PaymentProviderModel provider;
    private final TopUpModel till;
    private final WarehouseModel depot;
    private final CarrierModel courier;
    private final DockModel docks;
    private final HostModel office;
    private final AgentsModel crew;
    private final Bookkeeper bookkeeper;
    private final List<Process> processes;
    private final CasePolicy rules;
    private int running;
    private int commands;

    World(
            OrderFacts order,
            ShopPolicy shop,
            Personality personality,
            FaultyAdapters refit,
            Dice dice,
            HistoryLog log,
            Validator validator) {
        this.dice = dice;
        this.log = log;
        this.refit = refit;
        wire = new FaultyNetwork(clock, log, key -> stored.find(Orders.ID, key).isPresent());
        provider = new PaymentProviderModel(personality, captured(order), wire, log, clock, dice);
        till = new TopUpModel(wire, provider);
        var host = new HostModel(order, wire, dice);
        office = host;
        depot = new WarehouseModel(wire, clock, dice, host::order, refit.remembersReleases());
        courier = new CarrierModel(wire, dice, host::order, this::everyUnitIsAskedFor);
        docks = new DockModel(dice);
        crew = new AgentsModel(wire);
        bookkeeper = new Bookkeeper(this);
        rules = shop.cases();
        processes = List.of(process("worker-1", shop, validator), process("worker-2", shop, validator));
    }

    private static Map<String, Long> captured(OrderFacts order) {
        var captured = new HashMap<String, Long>();
        for (Tender tender : order.sale().tenders()) {
            captured.merge(tender.paymentReference(), tender.captured(), Long::sum);
        }
        return captured;
    }

    private Process process(String name, ShopPolicy shop, Validator validator) {
        var transaction = new HostTransaction();
        var ticketStorage = new TicketStorage(tickets, wire, log, clock);
        var storage = new Storage(stored, transaction, wire, log, clock, refit, journal, told);
        var gateways = Gateways.builder()
                .orders(refit.orders(office))
                .payments(refit.payments(new UnansweredStops(provider, this::everyStopIsDecided)))
                .topUps(till)
                .inventory(refit.inventory(depot))
                .fulfilment(refit.fulfilment(depot))
                .prices(Orders.PRICES)
                .logistics(refit.logistics(courier))
                .points(office)
                .coupons(office)
                .gifts(refit.gifts(office))
                .notices(refit.notices(office))
                .alarms(office)
                .agents(crew)
                .build();
        var repository = refit.repository(storage);
        var outbox = refit.outbox(storage);
        var transactions = refit.transactions(transaction);
        return new Process(
                transaction,
                storage,
                () -> AfterSales.builder()
                        .cases(repository)
                        .outbox(outbox)
                        .tickets(ticketStorage)
                        .gateways(gateways)
                        .policy(shop)
                        .transactions(transactions)
                        .clock(clock)
                        .validator(validator)
                        .worker(name)
                        .lease(LEASE)
                        .build());
    }

    /**
     * Checks that every partner that was to stop goods of a case has decided before money for them goes out. Money of another sort waits for
     * no goods: a dispute that is won may pay for units that were refunded elsewhere, on a case that was never booked itself.
     */
    private void everyStopIsDecided(CaseId about) {
        stored.find(about)
                .filter(subject -> unitsPaidFor(about) > 0 || !bookingsOf(about).isEmpty())
                .ifPresent(subject -> subject.stops().forEach(stop -> {
                    EffectKey key = stop.key();
                    if (key != null && !isDecided(stop.by(), key)) {
                        broken(about + " pays before the answer to " + key);
                    }
                }));
    }

    /** Checks that a case has asked for every unit of a parcel that the carrier is to stop, but for units that are gone from it. */
    private void everyUnitIsAskedFor(EffectKey key, Parcel parcel) {
        for (AfterSalesCase subject : stored.search(CaseQuery.ofOrder(Orders.ID))) {
            for (GoodsStop stop : subject.stops()) {
                if (key.equals(stop.key())) {
                    parcel.contents().forEach((line, units) -> {
                        long here = Math.min(units, sold(line)) - gone(line, parcel.place());
                        long there = Math.min(here, sold(line) - gone(line));
                        if (asked(stop, line) < there) {
                            broken(subject.id() + " stops wanted units of " + line + " in " + parcel.id());
                        }
                    });
                }
            }
        }
    }

    private long sold(LineId line) {
        return Orders.lines(office.order()).stream()
                .filter(each -> each.id().equals(line))
                .mapToLong(OrderLine::quantity)
                .sum();
    }

    private long gone(LineId line, Place place) {
        return account().map(account -> account.line(line).at(place).gone()).orElse(0L);
    }

    /** Returns the units of a line that are gone, wherever they were. */
    private long gone(LineId line) {
        return account().map(account -> account.line(line).gone()).orElse(0L);
    }

    private static long asked(GoodsStop stop, LineId line) {
        return stop.units().stream()
                .filter(each -> each.line().equals(line))
                .mapToLong(Units::quantity)
                .sum();
    }

    private boolean isDecided(GoodsStop.Partner by, EffectKey key) {
        return by == GoodsStop.Partner.CARRIER
                ? courier.isDecided(key)
                : depot.stops().isDecided(key);
    }

    // --- the work of people and processes
    // -------------------------------------------------------------------------------------------------------

    /** Sends a command of a person. The person repeats it under the same id until it is answered. */
    Optional<Either<Rejection, Receipt>> ask(
            String what, BiFunction<AfterSales, CommandId, Either<Rejection, Receipt>> command) {
        return ask(what, dice.oneIn(4), command);
    }

    /**
     * Sends a command of a person, who repeats it under the same id until it is answered.
     *
     * @param inTransaction whether the host calls the desk inside a transaction of its own
     */
    Optional<Either<Rejection, Receipt>> ask(
            String what, boolean inTransaction, BiFunction<AfterSales, CommandId, Either<Rejection, Receipt>> command) {
        commands++;
        var id = CommandId.of("c" + commands);
        int before = running;
        for (int i = 0; i < PATIENCE; i++) {
            running = 1 - before;
            try {
                Either<Rejection, Receipt> answer = inTransaction
                        ? process().inTransaction(desks -> command.apply(desks, id), this::isRolledBack)
                        : command.apply(process().desks(), id);
                log.line(clock.instant(), () -> what + ": " + answer.fold(Rejection::code, Receipt::toString));
                return Optional.of(once(what, desks -> command.apply(desks, id), answer));
            } catch (Crash e) {
                process().restart();
            } catch (ConnectionLost | StaleVersion | ClaimLost e) {
                log.line(clock.instant(), () -> what + ": " + e.getMessage());
            } catch (RuntimeException e) {
                broken(what + " broke: " + e);
                return Optional.empty();
            } finally {
                running = before;
            }
            log.fault(Fault.COMMAND_REPEATED, clock.instant(), what);
        }
        return Optional.empty();
    }

    /** Sends a command on a ticket, and repeats it until it is answered. */
    void askOfTicket(String what, Function<CommandId, TicketCommand> asked) {
        commands++;
        TicketCommand command = asked.apply(CommandId.of("c" + commands));
        for (int i = 0; i < PATIENCE; i++) {
            boolean answered = work(what, desks -> {
                var answer = sent(desks.tickets(), command);
                log.line(clock.instant(), () -> what + ": " + answer.fold(Rejection::code, TicketReceipt::toString));
            });
            if (answered) {
                return;
            }
        }
    }

    private Process process() {
        return processes.get(running);
    }

    private boolean isRolledBack() {
        boolean lost = wire.mishaps().commitLoss() != FaultInjector.Loss.NONE;
        if (lost) {
            log.fault(Fault.TRANSACTION_ROLLED_BACK, clock.instant(), "");
        }
        return lost;
    }

    /** Repeats some accepted commands, as a double click does: the answer has to be the same. */
    private Either<Rejection, Receipt> once(
            String what, Function<AfterSales, Either<Rejection, Receipt>> command, Either<Rejection, Receipt> answer) {
        if (answer.isRight() && dice.oneIn(8)) {
            log.fault(Fault.COMMAND_REPEATED, clock.instant(), what);
            work("again", desks -> {
                Either<Rejection, Receipt> again = command.apply(desks);
                if (!again.equals(answer)) {
                    broken(what + " was answered " + answer + " and then " + again);
                }
            });
        }
        return answer;
    }

    /** Lets a process do work on its own; returns whether the work completed. */
    boolean work(String what, Consumer<AfterSales> work) {
        int before = running;
        running = 1 - before;
        try {
            work.accept(process().desks());
            return true;
        } catch (Crash e) {
            process().restart();
        } catch (ConnectionLost | StaleVersion | ClaimLost e) {
            log.line(clock.instant(), () -> what + ": " + e.getMessage());
        } catch (RuntimeException e) {
            broken(what + " broke: " + e);
        } finally {
            running = before;
        }
        return false;
    }

    /** Records a payment by hand, which finance reports afterwards. */
    void payByHand(EffectKey key, long minor) {
        paidByHand.put(key.value(), minor);
    }

    // --- the passing of time
    // -----------------------------------------------------------------------------------------------------

    /** Lets time take effect: delayed requests arrive, the provider sends webhooks, and due work is done. */
    void now() {
        Instant now = clock.instant();
        wire.arrive(now);
        for (PaymentProviderModel.Word word : provider.speak()) {
            if (!notice(word.key(), refit.notice(word.answer()))) {
                provider.repeat(word);
            }
        }
        depot.stops().speak().forEach(this::notice);
        runDue();
        work("deadlines", desks -> desks.deadlines().runDue(clock.instant(), 100));
        work("tickets", desks -> desks.tickets().runDue(clock.instant(), 100));
    }

    /** Reports the outcome of an effect from outside, such as a webhook; returns false when the process did not take it. */
    boolean notice(EffectKey key, Answer answer) {
        log.line(clock.instant(), () -> "notice " + key + " " + answer);
        return work("notice", desks -> desks.outcomes().report(Orders.ID, key, answer));
    }

    void runDue() {
        work("runner", desks -> desks.runner().runDue(clock.instant(), 100));
    }

    /** Lets goods of the order move. */
    void moveGoods() {
        office.moveGoods(depot.stops(), refit.keepsWhatItStopped(), courier.caught(), clock.instant());
    }

    /** Returns when something happens next without any person's action; null when nothing is scheduled. */
    @Nullable
    Instant next() {
        Instant next = PaymentProviderModel.earlier(wire.nextArrival(), provider.nextWord());
        next = PaymentProviderModel.earlier(next, depot.stops().nextWord());
        for (OutboxEntry entry : owed()) {
            if (entry.state().isOpen()) {
                next = PaymentProviderModel.earlier(next, entry.nextAt());
            }
        }
        for (AfterSalesCase subject : cases()) {
            next = PaymentProviderModel.earlier(next, subject.dueAt());
            Optional<Ticket> ticket = ticket(subject.id());
            Instant alarm = ticket.map(Ticket::nextAlarmAt).orElse(null);
            if (alarm != null && !alarm.isBefore(clock.instant())) { // a past alarm waits for an effect of its case
                next = PaymentProviderModel.earlier(next, alarm.plusMillis(1)); // due only once it is past
            }
        }
        return next;
    }

    // --- the state of the world
    // -----------------------------------------------------------------------------------------------------

    List<AfterSalesCase> cases() {
        return stored.search(CaseQuery.ofOrder(Orders.ID));
    }

    /** Returns the sum of the versions of all cases, which grows with every decision. */
    long versions() {
        long sum = 0;
        for (AfterSalesCase subject : cases()) {
            sum += subject.version();
        }
        return sum;
    }

    private static Either<Rejection, TicketReceipt> sent(TicketDesk desk, TicketCommand command) {
        if (command instanceof TicketCommand.AssignTicket assign) {
            return desk.assign(assign);
        } else if (command instanceof TicketCommand.ReleaseTicket release) {
            return desk.release(release);
        } else if (command instanceof TicketCommand.ChangePriority change) {
            return desk.changePriority(change);
        } else if (command instanceof TicketCommand.HandOverTicket handOver) {
            return desk.handOver(handOver);
        }
        return desk.escalate((TicketCommand.EscalateTicket) command);
    }

    /** Returns all tickets of a case with their logs, in order. */
    List<TicketFile> tickets(AfterSalesCase subject) {
        return IntStream.rangeClosed(1, subject.attention().tickets())
                .mapToObj(number -> tickets.find(new TicketId(subject.id(), number)))
                .flatMap(Optional::stream)
                .map(ticket -> new TicketFile(ticket, tickets.log(ticket.id())))
                .toList();
    }

    /** Returns the unresolved ticket of a case. */
    Optional<Ticket> ticket(CaseId id) {
        return tickets.unresolved(id);
    }

    Optional<OrderAccount> account() {
        return stored.account(Orders.ID);
    }

    /** Tells whether a failed part of a case's money is on a tender from which a dispute took the money. */
    boolean isLostToADispute(AfterSalesCase subject) {
        return subject.refund().parts().stream()
                .filter(part -> part.state() == RefundPart.State.DEAD || part.state() == RefundPart.State.REVERSED)
                .anyMatch(part -> account()
                        .flatMap(account -> account.tender(part.tender().id()))
                        .filter(tender -> tender.external() > 0)
                        .filter(tender -> tender.captured() < tender.booked() + tender.external())
                        .isPresent());
    }

    List<OutboxEntry> owed() {
        return stored.owed(Orders.ID);
    }

    /** Tells whether an effect waits for people because it was given up. */
    boolean isParked(String key) {
        return owed().stream()
                .anyMatch(entry -> entry.key().value().equals(key) && entry.state() == OutboxEntry.State.PARKED);
    }

    /** Returns how many units were booked back because a case is paid for them, without those that a refund made elsewhere paid. */
    long unitsPaidFor(CaseId subject) {
        return journal.stream()
                .filter(entry -> subject.equals(entry.caseId()) && entry.kind() == AccountEntry.Kind.BACK)
                .filter(entry -> entry.reference() == null)
                .mapToLong(AccountEntry::units)
                .sum();
    }

    /** Returns the bookings of a case itself, without those for units that a refund made elsewhere has paid. */
    List<BookedRefund> bookingsOf(CaseId subject) {
        var own = new ArrayList<BookedRefund>();
        account().ifPresent(account -> {
            List<BookedRefund> all = account.bookings();
            for (int b = 0; b < all.size(); b++) {
                if (subject.equals(all.get(b).caseId()) && !isOfUnitsElsewhere(account, b)) {
                    own.add(all.get(b));
                }
            }
        });
        return own;
    }

    private static boolean isOfUnitsElsewhere(OrderAccount account, int booking) {
        return account.externals().stream().anyMatch(made -> made.forUnits() >= 0 && made.bookings() == booking);
    }

    List<AccountEntry> journal() {
        return journal;
    }

    Map<String, Long> paidByHand() {
        return paidByHand;
    }

    VirtualClock clock() {
        return clock;
    }

    HistoryLog log() {
        return log;
    }

    /** Records a law that does not hold now. */
    void broken(String law) {
        log.violation(clock.instant(), law);
    }

    /** Records a law as broken where it does not hold. */
    void expect(boolean holds, String law) {
        if (!holds) {
            broken(law);
        }
    }

    Dice dice() {
        return dice;
    }

    FaultyNetwork wire() {
        return wire;
    }

    PaymentProviderModel provider() {
        return provider;
    }

    TopUpModel till() {
        return till;
    }

    WarehouseModel depot() {
        return depot;
    }

    CarrierModel courier() {
        return courier;
    }

    DockModel docks() {
        return docks;
    }

    /** Returns the rules of the shop about cases. */
    CasePolicy rules() {
        return rules;
    }

    /** Returns what was written to the timelines of all cases, in the order in which it was committed. */
    List<TimelineEntry> told() {
        return told;
    }

    /** Returns the timeline of a case. */
    List<TimelineEntry> timeline(CaseId id) {
        return stored.timeline(id);
    }

    AgentsModel crew() {
        return crew;
    }

    Bookkeeper bookkeeper() {
        return bookkeeper;
    }

    HostModel office() {
        return office;
    }
}
