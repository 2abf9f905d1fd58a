"""The parts of reading dates: words and their classes, periods, absolute and relative rules, the words around a date."""
