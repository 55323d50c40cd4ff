package org.headgate.demo;

/** One row of a file: whose, when and where, beside what was tested. */
record Registration<T>(Pupil pupil, int spring, Place place, String uin, T test) {

    int grade() {
        return pupil.grade(spring);
    }
}
