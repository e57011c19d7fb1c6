package io.aftersales.domain.claims;

import io.aftersales.domain.shared.LineId;

/**
 * Units that a buyer wants to exchange for other goods.
 *
 * @param line the line of the units
 * @param sku the SKU of the units
 * @param wantedSku the SKU wanted instead, another one
 * @param quantity units, at least 1
 * @param reason the buyer's reason
 */
public record ExchangeItem(LineId line, String sku, String wantedSku, long quantity, Reason reason) {}
