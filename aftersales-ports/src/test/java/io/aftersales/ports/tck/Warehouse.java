package io.aftersales.ports.tck;

import io.aftersales.ports.gateways.Fulfilment;
import io.aftersales.ports.gateways.Inventory;

/**
 * One warehouse, seen from its two sides.
 *
 * @param inventory where goods are reserved
 * @param fulfilment where they are sent
 */
public record Warehouse(Inventory inventory, Fulfilment fulfilment) {}
