package com.occ.inventory.simulator.scenario;

import java.util.List;
import java.util.Locale;

/** Names a coffee drinker would believe. Everything follows from numbers, so a seed always gives the same. */
final class CoffeeNames {
    private static final List<String> HOUSES = List.of(
            "Aurora",
            "Blackbird",
            "Cobblestone",
            "Driftwood",
            "Ember",
            "Foxglove",
            "Goldfinch",
            "Harbour",
            "Ironbark",
            "Juniper",
            "Kestrel",
            "Lighthouse",
            "Meridian",
            "Northwind",
            "Old Mill",
            "Paper Crane",
            "Quarry",
            "Redwood",
            "Saltmarsh",
            "Tandem",
            "Undertow",
            "Velvet",
            "Wayfarer",
            "Yellow Door",
            "Zephyr");
    private static final List<String> TRADES = List.of(
            "Roasters",
            "Coffee",
            "Coffee Works",
            "Roastery",
            "Beans",
            "Coffee Collective",
            "Coffee Lab",
            "Roasting Co");
    private static final List<String> TOWNS = List.of(
            "Bergen",
            "Bristol",
            "Cork",
            "Delft",
            "Freiburg",
            "Ghent",
            "Graz",
            "Leipzig",
            "Lyon",
            "Malmo",
            "Porto",
            "Trieste");
    private static final List<String> COFFEES = List.of(
            "Ethiopia Yirgacheffe",
            "Kenya Nyeri AA",
            "Colombia Huila",
            "Guatemala Antigua",
            "Rwanda Nyamasheke",
            "Brazil Cerrado",
            "Costa Rica Tarrazu",
            "Panama Boquete",
            "Sumatra Gayo",
            "Peru Cajamarca",
            "Honduras Marcala",
            "Burundi Kayanza",
            "El Salvador Santa Ana",
            "Mexico Chiapas",
            "India Chikmagalur",
            "Yemen Haraaz");
    private static final List<String> PROCESSES =
            List.of("Washed", "Natural", "Honey", "Anaerobic", "Decaf", "Espresso Roast", "Peaberry", "Microlot");
    private static final List<String> SIZES = List.of("250 g", "500 g", "1 kg");
    private static final List<String> SIZE_CODES = List.of("250", "500", "1000");
    private static final List<String> GRINDS = List.of("Whole Bean", "Espresso", "Filter");
    static final int OPTIONS = SIZES.size() * GRINDS.size();

    private CoffeeNames() {}

    /** Aurora Roasters, Blackbird Coffee, ...: 200 without a town, 2,400 with one, then numbered. */
    static String house(int index) {
        var round = index / HOUSES.size();
        var trade = TRADES.get((index % HOUSES.size() + round) % TRADES.size());
        var name = HOUSES.get(index % HOUSES.size()) + " " + trade;
        var towns = round / TRADES.size();
        if (towns == 0) {
            return name;
        }
        var numbered = towns > TOWNS.size() ? " " + (towns / TOWNS.size()) : "";
        return name + " " + TOWNS.get((towns - 1) % TOWNS.size()) + numbered;
    }

    static String key(String house) {
        return house.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    static String coffee(int index) {
        var round = index / COFFEES.size();
        var name = COFFEES.get(index % COFFEES.size()) + " " + PROCESSES.get((index + round) % PROCESSES.size());
        var lots = round / PROCESSES.size();
        return lots == 0 ? name : name + " Lot " + (lots + 1);
    }

    static String option(int index) {
        return SIZES.get(index / GRINDS.size() % SIZES.size()) + " / " + GRINDS.get(index % GRINDS.size());
    }

    /** Like AUR-0007-ETH-012-500-ESP: house and its number, coffee and its number, option. */
    static String sku(int houseIndex, int coffeeIndex, int optionIndex) {
        return String.join(
                "-",
                short3(HOUSES.get(houseIndex % HOUSES.size())),
                Integer.toString(10_001 + houseIndex).substring(1),
                short3(COFFEES.get(coffeeIndex % COFFEES.size())),
                Integer.toString(1_001 + coffeeIndex).substring(1),
                SIZE_CODES.get(optionIndex / GRINDS.size()),
                short3(GRINDS.get(optionIndex % GRINDS.size())));
    }

    private static String short3(String name) {
        return name.substring(0, 3).toUpperCase(Locale.ROOT);
    }

    /** A valid EAN-13 of the range shops may use for themselves. */
    static String barcode(long number) {
        var digits =
                "20" + Long.toString(10_000_000_000L + number % 10_000_000_000L).substring(1);
        var sum = 0;
        for (var place = 0; place < digits.length(); place++) {
            sum += (digits.charAt(place) - '0') * (place % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
