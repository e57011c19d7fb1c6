package io.aftersales.ports.tck;

import io.aftersales.ports.gateways.Fulfilment;
import io.aftersales.ports.gateways.Inventory;

/**
 * A warehouse as its two ports see it.
 *
 * @param inventory the port where goods are reserved
 * @param fulfilment the port where goods are sent
 */
public record Warehouse(Inventory inventory, Fulfilment fulfilment) {}
