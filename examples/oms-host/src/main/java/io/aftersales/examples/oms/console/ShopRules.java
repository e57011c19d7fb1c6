package io.aftersales.examples.oms.console;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.Grade;
import io.aftersales.ports.desks.ShopPolicy;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Choices that forms offer because the shop's rules say so. */
@Component
final class ShopRules {
    private final ShopPolicy policy;

    ShopRules(ShopPolicy policy) {
        this.policy = policy;
    }

    /** The groups of agents, in alphabetical order. */
    List<String> groups() {
        return policy.groups().stream().sorted().toList();
    }

    /** The grades that an inspector gives to goods that are there or missing. */
    List<Grade> grades() {
        Stream<Grade> standard = Grade.STANDARD.stream().filter(grade -> !grade.equals(Grade.LOST_ON_RETURN));
        return Stream.concat(standard, policy.cases().grades().stream())
                .distinct()
                .toList();
    }

    /** The reasons for an application. */
    List<Reason> reasons() {
        return policy.cases().reasons();
    }
}
