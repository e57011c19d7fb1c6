package io.aftersales.domain.shared;

/**
 * The person or system that acts: an id of the host and the role it acts in. Buyers act under the id that the host's orders carry.
 *
 * @param id the host's id of the person or system; an id, never a name
 * @param role the role of the actor in after-sales
 */
public record Actor(String id, Role role) {

    /** The library itself as an actor. */
    public static final Actor SYSTEM = new Actor("aftersales", Role.SYSTEM);

    /** Refuses a blank, overlong or unprintable id. */
    public Actor {
        Ids.checked("actor id", id);
    }

    /** Creates the buyer with this id. */
    public static Actor buyer(String id) {
        return new Actor(id, Role.BUYER);
    }

    /** Creates the customer-service agent with this id. */
    public static Actor agent(String id) {
        return new Actor(id, Role.AGENT);
    }

    /** Creates the reviewer with this id. */
    public static Actor reviewer(String id) {
        return new Actor(id, Role.REVIEWER);
    }

    /** Creates the supervisor with this id. */
    public static Actor supervisor(String id) {
        return new Actor(id, Role.SUPERVISOR);
    }

    /** Creates the inspector with this id. */
    public static Actor inspector(String id) {
        return new Actor(id, Role.INSPECTOR);
    }

    /** Creates the finance clerk with this id. */
    public static Actor finance(String id) {
        return new Actor(id, Role.FINANCE);
    }

    /** Tells whether both are the same person, in any roles. */
    public boolean isSamePersonAs(Actor other) {
        return id.equals(other.id);
    }

    @Override
    public String toString() {
        return role + " " + id;
    }
}
