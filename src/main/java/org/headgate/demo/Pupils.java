package org.headgate.demo;

import java.time.LocalDate;
import java.util.List;

/** Draws synthetic pupils in the state's published proportions; no name, number or date was ever a person's. */
final class Pupils {

    private static final List<String> LAST_NAMES = List.of(
            "Abrenza",
            "Tolvari",
            "Quenby",
            "O'Tarrow",
            "Fennimarsh",
            "Zelluga",
            "Brandoviel",
            "Castrenno",
            "Dulvane",
            "Peñarosa",
            "Hollimund",
            "Ingrivar",
            "Jessemore",
            "Kalodine",
            "Lumbrera",
            "Marrowick",
            "Nettlund",
            "D'Ambrelle",
            "Orvantes",
            "Pellastri",
            "Rovandez",
            "Sarabelle",
            "Tavinoke",
            "Ulmarez",
            "Vantrelle",
            "Wexcombe",
            "Xandoval",
            "Ysarreth",
            "Zorrilune",
            "Estravano",
            "Montelisse",
            "Nguvanh",
            "Linhsara",
            "Chensorro",
            "Okandele",
            "Farrowmere",
            "Guaralde",
            "Hernavez",
            "Solimarra",
            "Vell Jr.");
    private static final List<String> FIRST_NAMES = List.of(
            "Aluna",
            "Brisco",
            "Calanthe",
            "Davor",
            "Elowyn",
            "Ferrin",
            "Galiano",
            "Hesper",
            "Ilario",
            "Jovanka",
            "Kestrel",
            "Lisandro",
            "Maravel",
            "Nerida",
            "Ovidio",
            "Perla-Luz",
            "Quillan",
            "Rosalba",
            "Silvano",
            "Tamsin",
            "Ulises",
            "Vianka",
            "Wynter",
            "Xiadani",
            "Yarrow",
            "Zephyra",
            "Amadi",
            "Bao-Lin",
            "Cruzita",
            "Dae'von",
            "Emeka",
            "Florian",
            "Ginevra",
            "Hoa",
            "Itzal",
            "Jorun",
            "Kaimana",
            "Lennox",
            "Mirela",
            "Noor");
    private static final List<String> MIDDLE_NAMES = List.of("", "", "", "Jo", "Lee", "Rae", "Sol", "Quin", "Mar");
    private static final List<Integer> ETHNICITIES = List.of(100, 200, 300, 400, 500, 600, 700, 800);
    private static final double[] ETHNICITY_SHARES = {0.4, 10.2, 0.4, 2.0, 55.8, 4.7, 19.8, 6.7};
    private static final List<String> DISABILITIES =
            List.of("SLD", "SLI", "OHI", "AUT", "EMN", "ID", "HI", "OI", "VI", "MD", "TBI", "DB");
    private static final double[] DISABILITY_SHARES = {38, 20, 16, 16, 3, 3.5, 1.2, 0.9, 0.5, 0.7, 0.2, 0.05};
    private static final List<Language> ASIAN_LANGUAGES =
            List.of(Language.VIETNAMESE, Language.MANDARIN, Language.KOREAN, Language.PUNJABI);

    private final long seed;
    private final long firstSsid;

    Pupils(long seed) {
        this.seed = seed;
        this.firstSsid = Chance.of(seed, 1).below(100_000_000);
    }

    /** The pupil of that number, who is in kindergarten in that spring. */
    Pupil draw(int number, int kindergarten) {
        var lot = Chance.of(seed, number, Pupil.Topic.PERSON.ordinal());
        var ethnicity = ETHNICITIES.get(lot.weighted(ETHNICITY_SHARES));
        var language = language(ethnicity, lot);
        var english = language == Language.ENGLISH;
        var disadvantaged = lot.in(disadvantage(ethnicity, english));
        var disability = lot.in(0.145) ? DISABILITIES.get(lot.weighted(DISABILITY_SHARES)) : "";
        var alternate =
                (disability.equals("ID") || disability.equals("AUT") || disability.equals("MD")) && lot.in(0.33);
        var ability = lot.normal();
        var arrival = lot.in(0.85) ? kindergarten : kindergarten + lot.between(1, 11);
        var initiallyFluent = !english && lot.in(0.15);
        return new Pupil(
                seed,
                number,
                // 99 starts no real county's identifiers here; the stride is prime, so none comes twice.
                "99%08d".formatted((firstSsid + 7_919L * number) % 100_000_000L),
                "%06d".formatted(100_000 + number),
                lot.oneOf(LAST_NAMES),
                lot.oneOf(FIRST_NAMES),
                lot.oneOf(MIDDLE_NAMES),
                // Kindergartners turn five by September 1 before.
                LocalDate.of(kindergarten - 7, 9, 2).plusDays(lot.below(365)),
                lot.in(0.003) ? "X" : lot.in(0.49) ? "F" : "M",
                ethnicity,
                language,
                kindergarten,
                arrival,
                initiallyFluent,
                english || initiallyFluent ? Integer.MAX_VALUE : reclassified(kindergarten, arrival, ability, lot),
                disadvantaged,
                disability,
                alternate,
                disability.isEmpty() && lot.in(0.015),
                disadvantaged && lot.in(0.013),
                lot.in(0.017),
                parentEducation(disadvantaged, lot),
                lot.in(0.82) ? 11 : lot.in(0.5) ? 10 : 12,
                ability);
    }

    private static Language language(int ethnicity, Chance lot) {
        return switch (ethnicity) {
            case 500 -> lot.in(0.48) ? Language.SPANISH : Language.ENGLISH;
            case 200 -> lot.in(0.55) ? lot.oneOf(ASIAN_LANGUAGES) : Language.ENGLISH;
            case 400 -> lot.in(0.35) ? Language.FILIPINO : Language.ENGLISH;
            case 700 -> lot.in(0.08) ? (lot.in(0.5) ? Language.RUSSIAN : Language.ARABIC) : Language.ENGLISH;
            default -> lot.in(0.04) ? Language.SPANISH : Language.ENGLISH;
        };
    }

    private static double disadvantage(int ethnicity, boolean english) {
        return switch (ethnicity) {
            case 500, 600 -> english ? 0.70 : 0.88;
            case 200, 400 -> english ? 0.34 : 0.55;
            default -> 0.40;
        };
    }

    // Nobody is reclassified before grade 2; who learns faster is reclassified earlier.
    private static int reclassified(int kindergarten, int arrival, double ability, Chance lot) {
        for (var grade = 2; grade <= 12; grade++) {
            var hazard = grade == 2 ? 0.10 : grade == 3 ? 0.14 : 0.08;
            if (lot.in(Math.min(0.7, hazard * Math.exp(0.8 * ability - 0.3))) && kindergarten + grade > arrival + 1) {
                return kindergarten + grade;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static String parentEducation(boolean disadvantaged, Chance lot) {
        var drawn = disadvantaged ? lot.weighted(4, 9, 24, 30, 22, 11) : lot.weighted(28, 34, 20, 9, 2, 7);
        return Integer.toString(10 + drawn);
    }
}
