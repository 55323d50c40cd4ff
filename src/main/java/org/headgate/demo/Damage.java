package org.headgate.demo;

/** What is wrong with a sample file, for people who want to see what Headgate says about it. */
enum Damage {
    NONE("complete") {
        @Override
        TomsFile done(TomsFile file, Season season) {
            return file;
        }
    },
    INCOMPLETE("incomplete") {
        @Override
        TomsFile done(TomsFile file, Season season) {
            return file.withoutSchools(2).cutInTheLastLine();
        }
    },
    PUPIL_TWICE("pupil-twice") {
        @Override
        TomsFile done(TomsFile file, Season season) {
            return file.withPupilTwice();
        }
    },
    CELLS_MISSING("cells-missing") {
        @Override
        TomsFile done(TomsFile file, Season season) {
            return file.withCellsMissing(12);
        }
    },
    HEADER_ONLY("header-only") {
        @Override
        TomsFile done(TomsFile file, Season season) {
            return file.withHeaderOnly();
        }
    },
    SAVED_WITH_COMMAS("saved-with-commas") {
        @Override
        TomsFile done(TomsFile file, Season season) {
            return file.savedWithCommas();
        }
    },
    OF_ANOTHER_DISTRICT("of-another-district") {
        @Override
        TomsFile done(TomsFile file, Season season) {
            var districts = season.districts();
            var next = districts.get((districts.indexOf(file.district()) + 1) % districts.size());
            return season.file(next.code(), file.kind(), file.side(), file.year())
                    .namedAs(file);
        }
    };

    private final String word;

    Damage(String word) {
        this.word = word;
    }

    /** As it stands in file names; its sentence is message {@code demo.damage.<word>}. */
    String word() {
        return word;
    }

    abstract TomsFile done(TomsFile file, Season season);
}
