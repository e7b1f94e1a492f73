-- One row is a word in one field of a batch of texts: ask the view search_word, which leaves out texts that are gone.
CREATE TABLE IF NOT EXISTS search_posting (
    word VARCHAR,      -- word as pythainlp cuts it, with Arabic digits and Latin letters in lower case; never NULL
    field VARCHAR,     -- what the texts are, as in search_text; never NULL
    batch INTEGER,     -- part of a load that brought the texts, as in search_text; never NULL
    texts INTEGER,     -- how many texts hold the word, those of replaced documents among them; never NULL
    text_nos INTEGER[] -- search_text.text_no of these texts, ascending; never NULL
);
