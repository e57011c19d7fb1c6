package io.aftersales.examples.oms.console;

import io.aftersales.domain.shared.Role;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The pages that each role finds in the menu, the first of them the role's home. Which of their content is shown, the desks decide. */
enum Menu {
    CASES("/cases", Role.BUYER, Role.AGENT, Role.REVIEWER, Role.SUPERVISOR, Role.INSPECTOR, Role.FINANCE);

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
}
