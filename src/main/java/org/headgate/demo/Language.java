package org.headgate.demo;

/** A home language by its CALPADS code of two characters (files up to 2022-23) and of three letters (later ones). */
enum Language {
    ENGLISH("00", "ENG"),
    SPANISH("01", "SPA"),
    VIETNAMESE("02", "VIE"),
    MANDARIN("07", "CMN"),
    FILIPINO("05", "FIL"),
    ARABIC("11", "ARA"),
    KOREAN("04", "KOR"),
    PUNJABI("28", "PAN"),
    RUSSIAN("29", "RUS");

    private final String twoCharacters;
    private final String threeLetters;

    Language(String twoCharacters, String threeLetters) {
        this.twoCharacters = twoCharacters;
        this.threeLetters = threeLetters;
    }

    String code(int spring) {
        return spring <= 2023 ? twoCharacters : threeLetters;
    }

    String threeLetters() {
        return threeLetters;
    }
}
