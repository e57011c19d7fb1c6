package io.aftersales.domain.effects;

/** The reasons for which an alarm is raised: a member of the staff has to look at the case now. */
public enum Alarm {
    /** The host's money facts differ from those that were frozen; the frozen ones count. */
    SALE_CHANGED,
    /** A wait for the shop, a carrier or a provider has lasted too long. */
    OVERDUE,
    /** A payment could not be made on any route. */
    REFUND_FAILED,
    /** A payment that had succeeded came back to the shop. */
    REFUND_TAKEN_BACK,
    /**
     * A payment reports success that was given up as failed, or that the staff had stated as made under another reference: the buyer may have
     * been paid twice.
     */
    PAID_ON_A_DEAD_ROUTE,
    /** Points could not be returned to the buyer. */
    POINTS_FAILED,
    /** A gift could not be given, or was taken away again. */
    GIFT_FAILED,
    /** A refund was made elsewhere: the amount still owed on that payment may be too much. */
    REFUNDED_ELSEWHERE,
    /** The buyer paid a difference after the case had stopped waiting for it; the money goes back. */
    TOP_UP_PAID_LATE,
    /** A difference that the buyer had paid on top was taken back from the shop. */
    TOP_UP_TAKEN_BACK,
    /** A replacement that is no longer wanted could not be stopped. */
    REPLACEMENT_NOT_STOPPED,
    /** A return waybill could not be made. */
    WAYBILL_FAILED,
    /** A parcel could not be stopped on its way. */
    INTERCEPTION_MISSED,
    /** The warehouse could not keep goods back in time: they go out, or may. */
    STOP_REFUSED,
    /** Goods were stopped or caught although their case no longer asks for that. */
    CAUGHT_UNWANTED,
    /** Refused goods could not be sent back to the buyer. */
    SEND_BACK_FAILED,
    /** An effect was given up and is left to a member of the staff. */
    PARKED,
    /** Goods are missing from a parcel that came back without having reached the buyer: a matter between shop and carrier. */
    GOODS_MISSING,
    /** Goods on their way back have not arrived for too long. */
    GOODS_NEVER_CAME,
    /** Goods did not come back as they were paid or exchanged for. */
    SHORTFALL,
    /** Findings were corrected: goods were put into stock that are not there, or belong somewhere else. */
    RESTOCK_CORRECTED,
    /** New goods were stopped and what came back is refunded; other goods of the case still come, and its refund leaves them out. */
    LATE_GOODS_UNPAID,
    /** Goods came back that the application did not announce. */
    SURPLUS_GOODS,
    /** A lost parcel turned up after its goods were sent again. */
    LOST_PARCEL_FOUND,
    /** A ticket is close to the end of its allowed time. */
    TICKET_DUE_SOON,
    /** A ticket takes longer than its allowed time. */
    TICKET_OVERDUE
}
