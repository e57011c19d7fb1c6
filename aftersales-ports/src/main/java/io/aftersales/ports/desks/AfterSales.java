package io.aftersales.ports.desks;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.ports.gateways.ApprovalTotals;
import io.aftersales.ports.gateways.Authorizer;
import io.aftersales.ports.gateways.Fulfilment;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.gateways.SecurityLog;
import io.aftersales.ports.gateways.TopUps;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.TicketRepository;
import io.aftersales.ports.repositories.Transactions;
import io.aftersales.ports.runner.EffectLease;
import io.aftersales.ports.runner.OutboxRunner;
import jakarta.validation.Validator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The assembled library: the desks over a host's repositories and gateways. An instance holds no state, so any number of instances may run
 * on one database.
 *
 * <pre>{@code
 * AfterSales afterSales = AfterSales.builder()
 *     .cases(caseRepository)
 *     .outbox(outbox)
 *     .tickets(ticketRepository)
 *     .gateways(gateways)
 *     .transactions(transactions)
 *     .build();
 * afterSales.applications().open(command);
 * }</pre>
 */
public final class AfterSales {
    /** The most attempts at one decision about a case. Losing that many races in a row means that very many writers work on one order. */
    private static final int RACES_OVER_A_CASE = 20;

    /**
     * The most attempts at one decision about a ticket. Each race that is lost was won by another writer, so many writers together still
     * make progress.
     */
    private static final int RACES_OVER_A_TICKET = 200;

    private final CaseDesks cases;
    private final QuoteService quotes;
    private final OutcomeReports outcomes;
    private final CaseDeadlines deadlines;
    private final CaseLookup files;
    private final TicketService tickets;
    private final ParkedService parked;
    private final OutboxRunner runner;

    private AfterSales(Assembly with) {
        refuseWhatNoGatewayCarriesOut(with.shop, with.gateways);
        if (with.shop.cases().dailyLimit() != null && with.grants == null) {
            throw new IllegalStateException("the policy has a daily limit: pass ApprovalTotals to count it from");
        }
        if (with.shop.cases().goodwill().areCounted() && with.grants == null) {
            throw new IllegalStateException(
                    "the policy has a limit to goodwill by day or month: pass ApprovalTotals to count it from");
        }
        Validator validator = with.validator == null ? Validators.standard() : with.validator;
        var access = new AccessControl(with.authorizer, with.securityLog);
        var check = new CommandCheck(validator);
        var lease = new EffectLease(with.worker, with.lease);
        var owed = new OwedEffects(with.transactions, lease);
        var writer = new DecisionWriter(with.repository, with.transactions, owed);
        var caseRaces = LostRaces.ofVersionsAndClaims(with.transactions, RACES_OVER_A_CASE);
        var ticketRaces = LostRaces.ofVersions(with.transactions, RACES_OVER_A_TICKET);

        var settlements = new EffectSettlements(
                with.repository,
                with.outbox,
                writer,
                LostRaces.ofVersions(with.transactions, RACES_OVER_A_CASE),
                with.shop.cases(),
                with.clock);
        var assigner = new TicketAssigner(with.tickets, with.repository, with.gateways.agents());
        var ticketWriter = new TicketWriter(with.tickets, assigner, with.shop, owed);
        var sync = new TicketSync(
                with.repository,
                with.outbox,
                with.tickets,
                with.gateways.buyers(),
                assigner,
                ticketWriter,
                ticketRaces,
                with.clock);
        runner = new OutboxRunner(
                with.outbox, with.gateways, settlements, sync, with.transactions, with.shop.retry(), with.clock, lease);
        var effects = new EffectsAfterCommit(runner, with.transactions);

        var pipeline = new CommandPipeline(check, access, caseRaces, effects, with.clock, with.observer);
        var plans = new CasePlans(with.repository, access, writer, with.shop.cases());
        var gatherer = new FactsGatherer(with.gateways, with.tickets, with.shop, with.grants);
        var applications = new ApplicationReader(with.shop);
        quotes = new QuoteService(with.repository, check, access, gatherer, applications, with.shop, with.clock);
        cases = new CaseDesks(pipeline, plans, gatherer, applications, with.shop.refunds(), quotes, with.outbox);
        parked = new ParkedService(pipeline, plans, with.outbox, access);
        files = new CaseLookup(with.repository, with.tickets, access, with.shop.cases(), with.clock);
        outcomes = new OutcomeReports(
                with.outbox, with.gateways.payments(), settlements, caseRaces, effects, with.shop.retry(), with.clock);
        deadlines =
                new CaseDeadlines(with.repository, writer, caseRaces, effects, with.transactions, with.shop.cases());
        tickets = new TicketService(
                pipeline,
                with.repository,
                with.tickets,
                assigner,
                ticketWriter,
                with.shop,
                new TicketMaintenance(with.tickets, assigner, ticketWriter, sync, ticketRaces, effects, with.clock),
                access,
                with.transactions);
    }

    private static void refuseWhatNoGatewayCarriesOut(ShopPolicy shop, Gateways gateways) {
        boolean exchanges = shop.offered().contains(CaseKind.EXCHANGE);
        if ((exchanges || shop.offered().contains(CaseKind.RESHIP)) && gateways.fulfilment() == Fulfilment.NONE) {
            throw new IllegalStateException(
                    "exchanges or reshipments are offered, but no gateway sends goods: pass a Fulfilment, or narrow ShopPolicy.offering");
        }
        if (exchanges && shop.cases().exchangeValue().asksBuyers() && gateways.topUps() == TopUps.NONE) {
            throw new IllegalStateException(
                    "exchanges for dearer goods are offered, but no gateway collects the difference: pass"
                            + " TopUps, or have CasePolicy.exchangeValue WAIVE or EVEN_ONLY");
        }
    }

    /** Starts an assembly. The host has to name cases, outbox, tickets and gateways; everything else has a default. */
    public static Builder builder() {
        return new Builder();
    }

    /** The desk where buyers apply, answer questions, withdraw and rate. */
    public ApplicationDesk applications() {
        return cases;
    }

    /** The desk that quotes what a refund would come to. */
    public QuoteDesk quotes() {
        return quotes;
    }

    /** The desk where reviewers decide about applications. */
    public ReviewDesk reviews() {
        return cases;
    }

    /** The desk where parcels that come back are reported. */
    public ReturnDesk returns() {
        return cases;
    }

    /** The desk where inspectors record what they found in a parcel. */
    public InspectionDesk inspections() {
        return cases;
    }

    /** The desk where the host reports what became of goods that go out to buyers. */
    public FulfilmentDesk fulfilment() {
        return cases;
    }

    /** The desk where staff give goodwill, confirm refunds and payments, retry failed payments and record chargebacks. */
    public RefundDesk refunds() {
        return cases;
    }

    /** The desk where finance resolves effects that were parked. */
    public ParkedDesk parked() {
        return parked;
    }

    /** The desk that takes answers to effects, such as a provider's webhook. */
    public OutcomeDesk outcomes() {
        return outcomes;
    }

    /** The desk that carries out the deadlines of cases. */
    public DeadlineDesk deadlines() {
        return deadlines;
    }

    /** The desk that looks up cases and accounts. */
    public FileDesk files() {
        return files;
    }

    /** The desk of tickets: which cases need a person, and which agent is assigned. */
    public TicketDesk tickets() {
        return tickets;
    }

    /** The runner that carries out the effects that are due. */
    public EffectRunner runner() {
        return runner::runDue;
    }

    /**
     * Carries out everything that is due: effects first, so that no case expires over an answer that is there already, then the deadlines
     * of cases, then what is due for tickets. The host's scheduler calls it, outside of transactions, on any number of machines.
     *
     * @param now the moment up to which work counts as due
     * @param limit the most pieces of work of each kind
     * @return how much was done, for each kind
     */
    public DueWork runDue(Instant now, int limit) {
        return new DueWork(runner.runDue(now, limit), deadlines.runDue(now, limit), tickets.runDue(now, limit));
    }

    /** The collected parts of an assembly, with every required part present. */
    private record Assembly(
            CaseRepository repository,
            Outbox outbox,
            TicketRepository tickets,
            Gateways gateways,
            ShopPolicy shop,
            Transactions transactions,
            Authorizer authorizer,
            SecurityLog securityLog,
            @Nullable ApprovalTotals grants,
            InstantSource clock,
            @Nullable Validator validator,
            String worker,
            Duration lease,
            CommandObserver observer) {}

    /** Collects the parts that a host brings and the rules that a host decides on. */
    public static final class Builder {
        private @Nullable CaseRepository repository;
        private @Nullable Outbox outbox;
        private @Nullable TicketRepository tickets;
        private @Nullable Gateways gateways;
        private ShopPolicy shop = ShopPolicy.STANDARD;
        private Transactions transactions = Transactions.NONE;
        private Authorizer authorizer = Authorizer.TABLE_ALONE;
        private SecurityLog securityLog = new LoggedDenials();
        private @Nullable ApprovalTotals grants;
        private InstantSource clock = InstantSource.system();
        private @Nullable Validator validator;
        private String worker = "worker";
        private Duration lease = Duration.ofMinutes(2);
        private CommandObserver observer = CommandObserver.NONE;

        private Builder() {}

        /** Sets the storage of cases and accounts. Required. */
        public Builder cases(CaseRepository host) {
            this.repository = host;
            return this;
        }

        /** Sets the storage of effects that are owed. Required. */
        public Builder outbox(Outbox host) {
            this.outbox = host;
            return this;
        }

        /** Sets the storage of tickets. Required. */
        public Builder tickets(TicketRepository host) {
            this.tickets = host;
            return this;
        }

        /** Sets the host's connections to orders, payments, stock, carriers and people. Required. */
        public Builder gateways(Gateways host) {
            this.gateways = host;
            return this;
        }

        /** Sets the shop's rules; by default {@link ShopPolicy#STANDARD}. */
        public Builder policy(ShopPolicy rules) {
            this.shop = rules;
            return this;
        }

        /**
         * Sets the host's transactions. By default there are none and each commit stands alone: a host that calls desks within transactions
         * has to set them.
         */
        public Builder transactions(Transactions host) {
            this.transactions = host;
            return this;
        }

        /** Sets the clock; by default the system's clock. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** Sets the name under which this process claims effects, different in each process; by default {@code worker}. */
        public Builder worker(String name) {
            this.worker = name;
            return this;
        }

        /** Sets the time for which an effect is claimed, longer than any call to a gateway may take; by default 2 minutes. */
        public Builder lease(Duration claim) {
            this.lease = claim;
            return this;
        }

        /** Sets the host's validator; by default the provider on the class path, see {@link Validators#standard()}. */
        public Builder validator(Validator host) {
            this.validator = host;
            return this;
        }

        /**
         * Sets the host's own rules on permissions, which may only narrow the table of permissions; by default the table decides alone.
         */
        public Builder authorizer(Authorizer host) {
            this.authorizer = host;
            return this;
        }

        /** Sets the log that receives denials; by default the ordinary log. */
        public Builder securityLog(SecurityLog log) {
            this.securityLog = log;
            return this;
        }

        /** Sets the totals of what each person has granted. Required if the shop limits approvals by day, or goodwill by day or month. */
        public Builder approvalTotals(ApprovalTotals host) {
            this.grants = host;
            return this;
        }

        /** Sets the observer of commands, for metrics and traces; by default commands are not observed. */
        public Builder observer(CommandObserver host) {
            this.observer = host;
            return this;
        }

        /**
         * Assembles the desks from the collected parts.
         *
         * @throws IllegalStateException when cases, outbox, tickets or gateways are missing (the message names all missing parts), when
         *     there is no validator and no provider of one, when a kind of case is offered that the gateways cannot carry out, or for a
         *     limit by day or month without approval totals
         */
        public AfterSales build() {
            if (repository == null || outbox == null || tickets == null || gateways == null) {
                throw new IllegalStateException("AfterSales.builder() lacks " + missing());
            }
            return new AfterSales(new Assembly(
                    repository,
                    outbox,
                    tickets,
                    gateways,
                    shop,
                    transactions,
                    authorizer,
                    securityLog,
                    grants,
                    clock,
                    validator,
                    worker,
                    lease,
                    observer));
        }

        private String missing() {
            var missing = new StringJoiner(", ");
            if (repository == null) {
                missing.add("cases");
            }
            if (outbox == null) {
                missing.add("outbox");
            }
            if (tickets == null) {
                missing.add("tickets");
            }
            if (gateways == null) {
                missing.add("gateways");
            }
            return missing.toString();
        }
    }
}
