package io.aftersales.examples.oms;

import io.aftersales.domain.effects.RetryPolicy;
import io.aftersales.domain.shared.Role;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration of this host under {@code aftersales}.
 *
 * @param node the name under which this node claims effects; unique among the nodes
 * @param lease the time for which a claim is respected; longer than any call may take
 * @param retry the retry of calls without a definite answer
 * @param dueWork the search for due effects and deadlines
 * @param fourEyesAbove the amount above which two persons decide and enter money, such as {@code CNY 500.00}; null for none
 * @param providerUrl the address of the payment provider; null to start one beside this application
 * @param sampleOrders whether to add sample orders
 * @param users the users who may sign in
 */
@ConfigurationProperties("aftersales")
public record HostProperties(
        String node,
        Duration lease,
        Retry retry,
        DueWork dueWork,
        @Nullable String fourEyesAbove,
        @Nullable URI providerUrl,
        boolean sampleOrders,
        List<User> users) {

    /** Copies the list of users. */
    public HostProperties {
        users = List.copyOf(users);
    }

    /**
     * Retry of a call without a definite answer.
     *
     * @param first the first wait; each further wait is twice the one before
     * @param longest the longest wait
     * @param attempts the number of attempts after which the effect is parked for a person
     */
    public record Retry(Duration first, Duration longest, int attempts) {
        RetryPolicy policy() {
            return new RetryPolicy(first, longest, attempts);
        }
    }

    /**
     * Search for due work.
     *
     * @param every the pause between two searches
     * @param batch the most entries that are taken at once
     */
    public record DueWork(Duration every, int batch) {}

    /**
     * User who may sign in.
     *
     * @param name the id the user acts under; for a buyer, the buyer of the shop's orders
     * @param password the password in the encoding of Spring Security, such as <code>{bcrypt}...</code>
     * @param role the user's role in after-sales
     */
    public record User(String name, String password, Role role) {}
}
