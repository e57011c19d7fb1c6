/**
 * The places of the goods of an order: where every unit is, when it can be claimed, and from where a claim takes it.
 *
 * <p>{@link io.aftersales.domain.goods.OrderPlaces} puts the host's facts and the account of the order together. {@link
 * io.aftersales.domain.goods.UnitsTaking} takes units from these places, by the same rules by which {@link
 * io.aftersales.domain.goods.Claimable} tells what can be claimed. {@link
 * io.aftersales.domain.goods.ReturnRoutes} tells where the goods that come back go, and {@link
 * io.aftersales.domain.goods.InspectionReport} what was found in them.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.domain.goods;

import org.jspecify.annotations.NullMarked;
