package io.aftersales.ports.texts;

/**
 * Looks up the names under which readers know the things that sentences mention by id: products, ways of payment, warehouses and groups of
 * agents. A host gives one to {@link Texts#naming}, for one order, since the id of a line or tender means something within its order only.
 */
@FunctionalInterface
public interface Names {
    /** Names everything by its id. */
    Names IDS = (thing, id) -> id;

    /** The sorts of things that have names. */
    enum Thing {
        /** A line of the order, named as its product is. */
        LINE,
        /** A product, by its SKU. */
        SKU,
        /** A way in which the order was paid. */
        TENDER,
        /** A warehouse. */
        WAREHOUSE,
        /** A group of agents. */
        GROUP
    }

    /**
     * Returns the name of a thing in the reader's language; the id itself where there is no name.
     *
     * @param id the id of the thing, never blank
     */
    String of(Thing thing, String id);
}
