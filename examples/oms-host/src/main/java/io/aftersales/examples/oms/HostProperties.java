package io.aftersales.examples.oms;

import io.aftersales.domain.shared.Role;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration of the shop under {@code shop}; what concerns after-sales is under {@code aftersales}.
 *
 * @param fourEyesAbove the amount above which two persons decide and enter money, such as {@code CNY 500.00}; null for none
 * @param providerUrl the address of the payment provider; null to start one beside this application
 * @param sampleOrders whether to add sample orders
 * @param users the users who may sign in
 */
@ConfigurationProperties("shop")
public record HostProperties(
        @Nullable String fourEyesAbove, @Nullable URI providerUrl, boolean sampleOrders, List<User> users) {

    /** Copies the list of users. */
    public HostProperties {
        users = List.copyOf(users);
    }

    /**
     * User who may sign in.
     *
     * @param name the id the user acts under; for a buyer, the buyer of the shop's orders
     * @param password the password in the encoding of Spring Security, such as <code>{bcrypt}...</code>
     * @param role the user's role in after-sales
     */
    public record User(String name, String password, Role role) {}
}
