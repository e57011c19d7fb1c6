package io.aftersales.domain.lifecycle;

/** When a buyer who sends goods back gets the money or the new goods for them. */
public enum Release {
    /** Once the goods are inspected and accepted. */
    AFTER_INSPECTION,
    /** Once all goods of the case have arrived. */
    ON_RECEIPT,
    /** Once all goods of the case were scanned on the shop's own waybill, or have arrived. */
    ON_SCAN,
    /** At once. */
    ON_APPROVAL
}
