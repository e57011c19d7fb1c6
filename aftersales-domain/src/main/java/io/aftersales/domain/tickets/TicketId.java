package io.aftersales.domain.tickets;

import io.aftersales.domain.shared.CaseId;

/**
 * The id of a ticket: its case, and its number on that case, counted from 1.
 *
 * @param caseId the case that needs, or needed, a person
 * @param number the number, 1 for the first ticket of the case
 */
public record TicketId(CaseId caseId, int number) {

    /** Refuses a number below 1 with an {@link IllegalArgumentException}. */
    public TicketId {
        if (number < 1) {
            throw new IllegalArgumentException("ticket number " + number + " is below 1");
        }
    }

    /** Reads an id such as {@code 1001.2-1}; the part after the last hyphen is the number. */
    public static TicketId parse(String text) {
        int hyphen = text.lastIndexOf('-');
        if (hyphen < 1) {
            throw new IllegalArgumentException("not a ticket id: " + text);
        }
        try {
            return new TicketId(CaseId.parse(text.substring(0, hyphen)), Integer.parseInt(text.substring(hyphen + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a ticket id: " + text, e);
        }
    }

    /** Returns the id as text, such as {@code 1001.2-1}. */
    @Override
    public String toString() {
        return caseId + "-" + number;
    }
}
