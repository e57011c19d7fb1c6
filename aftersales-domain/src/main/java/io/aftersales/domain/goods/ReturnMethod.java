package io.aftersales.domain.goods;

/** The way in which a buyer returns goods. */
public enum ReturnMethod {
    /** With a label of the shop. */
    WAYBILL,
    /** With a carrier that the buyer chooses and pays. */
    OWN_CARRIER,
    /** By handing the goods in at a store of the shop. */
    STORE,
    /** By dropping the goods off at a collection point. */
    DROP_OFF
}
