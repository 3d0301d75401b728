-- Schema 0002. The comments inside the tables stay in the record, for whoever opens it.

CREATE TABLE sketches ( -- of each report whose claims stand in incidents: by what its text is found when copied
    report INTEGER NOT NULL,
    bands BLOB NOT NULL,
    PRIMARY KEY (report),
    FOREIGN KEY(report) REFERENCES reports (no)
) WITHOUT ROWID;

CREATE TABLE tellings ( -- what each claim says of who holds or besieges a place, in the terms of reconciliation
    site TEXT NOT NULL,
    claim INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (site, claim, position),
    FOREIGN KEY(claim) REFERENCES claims (no)
) WITHOUT ROWID;
CREATE INDEX ix_tellings_claim ON tellings (claim);

CREATE TABLE site_areas ( -- which of these places lie in which area
    area TEXT NOT NULL,
    site TEXT NOT NULL,
    PRIMARY KEY (area, site)
) WITHOUT ROWID;
CREATE INDEX ix_site_areas_site ON site_areas (site);

CREATE TABLE turns ( -- incidents on who has a place, by place (a hash of its id) and day (a proleptic ordinal)
    place INTEGER NOT NULL,
    day INTEGER NOT NULL,
    incident TEXT NOT NULL,
    PRIMARY KEY (place, day, incident),
    FOREIGN KEY(incident) REFERENCES incidents (id)
) WITHOUT ROWID;
CREATE INDEX ix_turns_incident ON turns (incident);

CREATE INDEX ix_judgements_right_claim ON judgements (right_claim);

-- What was derived before lacks all this: it is derived anew at the next occasion.
DELETE FROM derivation;
