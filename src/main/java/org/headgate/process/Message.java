package org.headgate.process;

/** What a running flow can be told; the words are the message names of the diagrams. */
enum Message {
    FILE_RECEIVED("file-received"),
    FILE_CAME("file-came"),
    NEWER_FILE("newer-file"),
    DISTRICT_ANSWERED("district-answered");

    private final String word;

    Message(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
