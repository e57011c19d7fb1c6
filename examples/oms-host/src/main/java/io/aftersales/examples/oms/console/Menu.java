package io.aftersales.examples.oms.console;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.CaseRejection;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Role;
import io.aftersales.examples.oms.web.Answers;
import io.vavr.control.Either;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The pages that each role finds in the menu, the first of them the role's home. Which of their content is shown, the desks decide. */
enum Menu {
    QUEUE("/queue", Role.AGENT, Role.REVIEWER, Role.SUPERVISOR),
    ORDERS("/orders", Role.BUYER),
    PARKED("/parked", Role.FINANCE),
    OPEN_PAYMENTS("/open-payments", Role.FINANCE),
    CASES("/cases", Role.BUYER, Role.AGENT, Role.REVIEWER, Role.SUPERVISOR, Role.INSPECTOR, Role.FINANCE),
    GOODWILL("/goodwill", Role.AGENT, Role.REVIEWER, Role.SUPERVISOR),
    CONFIRMATIONS("/confirmations", Role.REVIEWER, Role.SUPERVISOR, Role.FINANCE),
    ALARMS("/alarms", Role.SUPERVISOR, Role.FINANCE),
    ACCOUNTS("/accounts", Role.AGENT, Role.REVIEWER, Role.SUPERVISOR, Role.FINANCE),
    JOURNAL("/journal", Role.FINANCE),
    RECONCILIATION("/reconciliation", Role.FINANCE),
    FIGURES("/figures", Role.SUPERVISOR, Role.FINANCE),
    WHAT_IF("/what-if", Role.SUPERVISOR, Role.FINANCE);

    private final String path;
    private final Set<Role> roles;

    Menu(String path, Role... roles) {
        this.path = path;
        this.roles = Set.of(roles);
    }

    /** The path of the page. */
    public String path() {
        return path;
    }

    /** The key of the page's name in the menu. */
    public String key() {
        return "menu." + name().toLowerCase(Locale.ROOT);
    }

    /** The pages of a role, in order. */
    static List<Menu> of(Role role) {
        return List.of(values()).stream()
                .filter(page -> page.roles.contains(role))
                .toList();
    }

    /** Refuses a page whose data no desk guards to those who do not find it in their menu. */
    void refuseOthers(Actor by) {
        if (!roles.contains(by.role())) {
            Answers.granted(Either.left(new CaseRejection.NotPermitted(Action.VIEW_ACCOUNT, by)));
        }
    }
}
