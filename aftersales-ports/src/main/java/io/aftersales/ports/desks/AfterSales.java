package io.aftersales.ports.desks;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.policy.DifferencePolicy;
import io.aftersales.ports.gateways.Authorizer;
import io.aftersales.ports.gateways.Fulfilment;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.gateways.Grants;
import io.aftersales.ports.gateways.SecurityLog;
import io.aftersales.ports.gateways.TopUps;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.TicketRepository;
import io.aftersales.ports.repositories.Transactions;
import io.aftersales.ports.runner.EffectRunner;
import jakarta.validation.Validator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * After-sales, assembled: the desks over a host's repositories and gateways. It holds no state; run as many as you like on one database.
 *
 * <pre>{@code
 * AfterSales afterSales = AfterSales.over(caseRepository, outbox, ticketRepository, gateways)
 *     .validatedBy(validator)
 *     .in(transactions)
 *     .build();
 * afterSales.applications().open(command);
 * }</pre>
 */
public final class AfterSales {
    private final CaseServices cases;
    private final OutcomeService outcomes;
    private final FileService files;
    private final TicketService tickets;
    private final ParkedService parked;
    private final EffectRunner runner;

    private AfterSales(Assembly with) {
        refuseWhatNobodyCarriesOut(with.shop, with.gateways);
        if (with.shop.cases().dailyLimit() != null && with.grants == null) {
            throw new IllegalStateException("a daily limit without grants that it could be counted from");
        }
        if (with.shop.cases().goodwill().areCounted() && with.grants == null) {
            throw new IllegalStateException("a limit to compensations without grants that it could be counted from");
        }
        Validator validator = with.validator == null ? Validators.standard() : with.validator;
        var guard = new Guard(with.authorizer, with.securityLog);
        var writer = new Writer(with.repository, with.transactions);
        var check = new CommandCheck(validator);
        var procedure = new Procedure(
                with.repository,
                new Inquiry(with.gateways, with.repository, with.tickets, with.shop, with.grants),
                check,
                guard,
                with.shop,
                writer,
                with.clock);
        cases = new CaseServices(procedure);
        files = new FileService(with.repository, guard, with.clock);
        parked = new ParkedService(procedure, with.outbox, guard);
        outcomes = new OutcomeService(
                with.repository, with.outbox, with.gateways.payments(), with.shop, writer, with.clock);
        var placing = new Placing(with.tickets, with.gateways.agents());
        var ticketWriter = new TicketWriter(with.tickets, placing, with.shop, writer);
        var follower = new TicketFollower(
                with.repository, with.outbox, with.tickets, with.gateways.buyers(), placing, ticketWriter, with.clock);
        tickets = new TicketService(
                with.repository,
                with.tickets,
                placing,
                ticketWriter,
                new TicketRounds(with.tickets, placing, ticketWriter, follower, with.clock),
                check,
                guard,
                with.clock);
        runner = new EffectRunner(
                with.outbox,
                with.gateways,
                outcomes,
                follower,
                with.transactions,
                with.shop.retry(),
                with.clock,
                with.worker,
                with.lease);
        writer.carriesOutWith(runner);
    }

    private static void refuseWhatNobodyCarriesOut(Shop shop, Gateways gateways) {
        boolean exchanges = shop.offered().contains(CaseKind.EXCHANGE);
        if ((exchanges || shop.offered().contains(CaseKind.RESHIP)) && gateways.fulfilment() == Fulfilment.NONE) {
            throw new IllegalStateException(
                    "exchanges or reshipments are offered and nobody sends goods: pass a Fulfilment, or narrow Shop.offering");
        }
        if (exchanges && shop.cases().differences() == DifferencePolicy.SETTLE && gateways.topUps() == TopUps.NONE) {
            throw new IllegalStateException(
                    "exchanges for dearer goods are offered and nobody takes the difference: pass"
                            + " TopUps, or have CasePolicy.settling WAIVE or EVEN_ONLY");
        }
    }

    /** Starts an assembly over what every host has to bring. */
    public static Assembly over(CaseRepository repository, Outbox outbox, TicketRepository tickets, Gateways gateways) {
        return new Assembly(repository, outbox, tickets, gateways);
    }

    /** Where buyers apply. */
    public ApplicationDesk applications() {
        return cases;
    }

    /** Where anybody asks what a refund would come to. */
    public QuoteDesk quotes() {
        return cases;
    }

    /** Where applications are decided. */
    public ReviewDesk reviews() {
        return cases;
    }

    /** Where parcels are reported. */
    public ReturnDesk returns() {
        return cases;
    }

    /** Where parcels are looked into. */
    public InspectionDesk inspections() {
        return cases;
    }

    /** Where it is told what became of goods that go to buyers. */
    public FulfilmentDesk fulfilment() {
        return cases;
    }

    /** Where money gets a hand. */
    public RefundDesk refunds() {
        return cases;
    }

    /** Where finance takes care of what was given up. */
    public ParkedDesk parked() {
        return parked;
    }

    /** Where answers come in. */
    public OutcomeDesk outcomes() {
        return outcomes;
    }

    /** Where time takes effect. */
    public DeadlineDesk deadlines() {
        return outcomes;
    }

    /** Where cases are looked up. */
    public CaseFiles files() {
        return files;
    }

    /** Where it is seen which cases need a person, and who has them. */
    public TicketDesk tickets() {
        return tickets;
    }

    /** What carries out everything that is owed. */
    public EffectRunner runner() {
        return runner;
    }

    /** What a host brings, and what it may change. */
    public static final class Assembly {
        private final CaseRepository repository;
        private final Outbox outbox;
        private final TicketRepository tickets;
        private final Gateways gateways;
        private Shop shop = Shop.STANDARD;
        private Transactions transactions = Transactions.NONE;
        private Authorizer authorizer = Authorizer.TABLE_ALONE;
        private SecurityLog securityLog = new LoggedDenials();
        private @Nullable Grants grants;
        private InstantSource clock = InstantSource.system();
        private @Nullable Validator validator;
        private String worker = "worker";
        private Duration lease = Duration.ofMinutes(2);

        private Assembly(CaseRepository repository, Outbox outbox, TicketRepository tickets, Gateways gateways) {
            this.repository = Objects.requireNonNull(repository);
            this.outbox = Objects.requireNonNull(outbox);
            this.tickets = Objects.requireNonNull(tickets);
            this.gateways = Objects.requireNonNull(gateways);
        }

        /** What the shop decides; standard rules otherwise. */
        public Assembly under(Shop rules) {
            this.shop = Objects.requireNonNull(rules);
            return this;
        }

        /** The host's transactions; none otherwise. */
        public Assembly in(Transactions host) {
            this.transactions = Objects.requireNonNull(host);
            return this;
        }

        /** The host's own word on permissions; the table alone otherwise. */
        public Assembly narrowedBy(Authorizer host) {
            this.authorizer = Objects.requireNonNull(host);
            return this;
        }

        /** Who is told of denials; the ordinary log otherwise. */
        public Assembly denialsTo(SecurityLog log) {
            this.securityLog = Objects.requireNonNull(log);
            return this;
        }

        /** What persons have granted; needed when the shop has a daily limit, or one to compensations by day or month. */
        public Assembly counting(Grants host) {
            this.grants = Objects.requireNonNull(host);
            return this;
        }

        /** The host's validator; otherwise whatever provider stands on the class path, see {@link Validators#standard()}. */
        public Assembly validatedBy(Validator host) {
            this.validator = Objects.requireNonNull(host);
            return this;
        }

        /** The clock; the system's otherwise. */
        public Assembly at(InstantSource source) {
            this.clock = Objects.requireNonNull(source);
            return this;
        }

        /**
         * Under which name effects are claimed, and for how long.
         *
         * @param claim longer than any call to a gateway may take
         */
        public Assembly working(String name, Duration claim) {
            this.worker = Objects.requireNonNull(name);
            this.lease = Objects.requireNonNull(claim);
            return this;
        }

        /**
         * Everything together.
         *
         * @throws IllegalStateException when there is no validator and no provider of one, when a kind of case is offered that the
         *     gateways cannot carry out, or for a limit by day or month without grants
         */
        public AfterSales build() {
            return new AfterSales(this);
        }
    }
}
