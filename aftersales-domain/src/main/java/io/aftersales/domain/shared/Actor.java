package io.aftersales.domain.shared;

/**
 * Who does something: an id of the host and the role it acts in. Buyers act under the id the host's orders carry.
 *
 * @param id the host's own id of the person or system; an id, never a name
 * @param role what the actor is to after-sales
 */
public record Actor(String id, Role role) {

    /** The library itself. */
    public static final Actor SYSTEM = new Actor("aftersales", Role.SYSTEM);

    /** Refuses a blank, overlong or unprintable id. */
    public Actor {
        Ids.checked("actor id", id);
    }

    /** The buyer with this id. */
    public static Actor buyer(String id) {
        return new Actor(id, Role.BUYER);
    }

    /** The customer-service agent with this id. */
    public static Actor agent(String id) {
        return new Actor(id, Role.AGENT);
    }

    /** The reviewer with this id. */
    public static Actor reviewer(String id) {
        return new Actor(id, Role.REVIEWER);
    }

    /** The supervisor with this id. */
    public static Actor supervisor(String id) {
        return new Actor(id, Role.SUPERVISOR);
    }

    /** The inspector with this id. */
    public static Actor inspector(String id) {
        return new Actor(id, Role.INSPECTOR);
    }

    /** The finance clerk with this id. */
    public static Actor finance(String id) {
        return new Actor(id, Role.FINANCE);
    }

    /** Whether both are the same person, in whatever roles. */
    public boolean isSamePersonAs(Actor other) {
        return id.equals(other.id);
    }

    @Override
    public String toString() {
        return role + " " + id;
    }
}
