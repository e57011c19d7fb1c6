package io.aftersales.spring;

import io.aftersales.domain.effects.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of after-sales under {@code aftersales}. The rules of the shop are beans, not settings.
 *
 * @param node name under which this process claims effects, for people who look at the outbox; by default the host's name and a random part
 * @param lease time for which a claim is respected; longer than any call to a gateway may take
 * @param afterCommitThreads most threads that carry out effects right after a commit in a transaction of the host; the effects of further
 *     commits are left to the due work, all of them with 0. By default half the connections of the pool, without a bound where Spring Boot
 *     does not know the pool
 * @param retry retry of calls without a definite answer, where there is no bean of type RetryPolicy or ShopPolicy
 * @param dueWork search for due effects, deadlines and tickets
 * @param schema tables of aftersales-jdbc
 */
@ConfigurationProperties("aftersales")
public record AfterSalesProperties(
        @Nullable String node,
        @DefaultValue("2m") Duration lease,
        @Nullable Integer afterCommitThreads,
        @DefaultValue Retry retry,
        @DefaultValue DueWork dueWork,
        @DefaultValue Schema schema) {

    /** Refuses a lease that is not positive, and a negative number of threads. */
    public AfterSalesProperties {
        refuseUnlessPositive("aftersales.lease", lease);
        if (afterCommitThreads != null && afterCommitThreads < 0) {
            throw new IllegalArgumentException(
                    "aftersales.after-commit-threads is not negative, as " + afterCommitThreads + " is");
        }
    }

    /**
     * Retry of calls without a definite answer.
     *
     * @param first first wait; each further wait is twice the one before
     * @param longest longest wait
     * @param attempts number of attempts after which an effect is parked for a person
     */
    public record Retry(
            @DefaultValue("10s") Duration first,
            @DefaultValue("1h") Duration longest,
            @DefaultValue("12") int attempts) {

        RetryPolicy policy() {
            return new RetryPolicy(first, longest, attempts);
        }
    }

    /**
     * Search for due effects, deadlines and tickets.
     *
     * @param enabled whether this process carries out what is due
     * @param every pause between two searches
     * @param batch most pieces of work of each kind that are taken at once; a stop waits for those in hand
     */
    public record DueWork(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1s") Duration every,
            @DefaultValue("20") int batch) {

        /** Refuses a pause or a batch that is not positive. */
        public DueWork {
            refuseUnlessPositive("aftersales.due-work.every", every);
            if (batch < 1) {
                throw new IllegalArgumentException("aftersales.due-work.batch is at least 1, not " + batch);
            }
        }
    }

    /**
     * Tables of aftersales-jdbc.
     *
     * @param migrate whether the tables are created and kept up to date at the start, where Flyway is on the class path
     */
    public record Schema(@DefaultValue("true") boolean migrate) {}

    private static void refuseUnlessPositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " is positive, not " + value);
        }
    }
}
