-- Other occurrences of the same thing are found by what their cells are of: by issue and proper name, by issue and place.
CREATE INDEX cell_named ON cell (facets ->> 0, facets ->> 5) WHERE facets ->> 5 <> '';
CREATE INDEX cell_placed ON cell (facets ->> 0, facets ->> 7) WHERE facets ->> 7 <> '';
