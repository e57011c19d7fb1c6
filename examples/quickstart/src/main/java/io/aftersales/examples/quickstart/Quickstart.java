package io.aftersales.examples.quickstart;

/** Prints a day at the counter of a shop: a return, unless another page is named. */
public final class Quickstart {
    private Quickstart() {}

    /** Prints the page that is named: {@code return}, {@code exchange}, {@code reship}, {@code tickets} or {@code figures}. */
    public static void main(String[] args) {
        // The validation provider greets through its own logging unless it is led to ours.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        String page = args.length == 0 ? "return" : args[0];
        switch (page) {
            case "return" -> ReturnDay.print();
            case "exchange" -> ExchangeDay.print();
            case "reship" -> ReshipDay.print();
            case "tickets" -> TicketsDay.print();
            case "figures" -> FiguresWeek.print();
            default -> {
                System.err.println(
                        "there is no page \"" + page + "\", there are return, exchange, reship, tickets and figures");
                System.exit(2);
            }
        }
    }
}
