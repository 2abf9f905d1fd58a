-- Two claims may stand at one place: each side of a fight accuses the other in one word. So an anchor has the claim's id too.
DROP TABLE judgement_anchor;
CREATE TABLE judgement_anchor (
    judgement INTEGER NOT NULL REFERENCES judgement (seq),
    side INTEGER NOT NULL,
    report TEXT NOT NULL,
    at INTEGER NOT NULL,
    claim TEXT NOT NULL,
    PRIMARY KEY (judgement, side, report, at, claim)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER anchor_stays BEFORE UPDATE ON judgement_anchor
BEGIN SELECT raise(ABORT, 'judgement_anchor is append-only'); END;
CREATE TRIGGER anchor_kept BEFORE DELETE ON judgement_anchor
BEGIN SELECT raise(ABORT, 'judgement_anchor is append-only'); END;
