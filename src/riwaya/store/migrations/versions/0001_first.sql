-- Schema 0001. The comments inside the tables stay in the record, for whoever opens it.

CREATE TABLE producers ( -- what or who made a value: a component of Riwaya with its version, or a person
    no INTEGER NOT NULL,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (no)
);
CREATE UNIQUE INDEX ux_producers ON producers (name, version);

CREATE TABLE originals ( -- the files that were read; sha256 in lower-case hexadecimal, size in bytes
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    read_at TEXT NOT NULL,
    PRIMARY KEY (sha256)
);

CREATE TABLE original_parts ( -- the bytes of the originals; all but huge files are one part
    original TEXT NOT NULL,
    position INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (original, position),
    FOREIGN KEY(original) REFERENCES originals (sha256)
) WITHOUT ROWID;

CREATE TABLE reports ( -- one publication by one source; text as received; id hashes text, source, day and url
    no INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    source TEXT,
    side TEXT,
    published TEXT,
    published_at TEXT,
    url TEXT,
    original TEXT,
    text TEXT NOT NULL,
    notes TEXT NOT NULL,
    PRIMARY KEY (no),
    UNIQUE (id),
    FOREIGN KEY(original) REFERENCES originals (sha256)
);
CREATE INDEX ix_reports_original ON reports (original);
CREATE INDEX ix_reports_published ON reports (published);
CREATE INDEX ix_reports_source ON reports (source);

CREATE TABLE claims ( -- one thing that one report says happened; words, start and stop are the trigger's
    no INTEGER NOT NULL,
    id TEXT NOT NULL,
    report INTEGER NOT NULL,
    words TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    event_type TEXT NOT NULL,
    modality TEXT NOT NULL,
    agent TEXT,
    agent_party TEXT,
    agent_actor TEXT,
    agent_start INTEGER,
    agent_stop INTEGER,
    target TEXT,
    target_party TEXT,
    target_actor TEXT,
    target_start INTEGER,
    target_stop INTEGER,
    date_first TEXT,
    date_last TEXT,
    date_precision TEXT,
    date_anomaly TEXT,
    source_kind TEXT NOT NULL,
    frame TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_stop INTEGER NOT NULL,
    repeats TEXT,
    considered TEXT NOT NULL,
    PRIMARY KEY (no),
    UNIQUE (id),
    FOREIGN KEY(report) REFERENCES reports (no)
);
CREATE INDEX ix_claims_date_first ON claims (date_first);
CREATE INDEX ix_claims_event_type ON claims (event_type);
CREATE INDEX ix_claims_report ON claims (report);

CREATE TABLE claim_values ( -- how the machine came to each value of a claim; gap says why a field has none
    claim INTEGER NOT NULL,
    field TEXT NOT NULL,
    position INTEGER NOT NULL,
    basis TEXT,
    gap TEXT,
    producer INTEGER NOT NULL,
    rule TEXT,
    candidates TEXT,
    PRIMARY KEY (claim, field, position),
    FOREIGN KEY(claim) REFERENCES claims (no),
    FOREIGN KEY(producer) REFERENCES producers (no)
) WITHOUT ROWID;

CREATE TABLE grounds ( -- the words in the report that a value stands on
    claim INTEGER NOT NULL,
    field TEXT NOT NULL,
    position INTEGER NOT NULL,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (claim, field, position, n),
    FOREIGN KEY(claim) REFERENCES claims (no)
) WITHOUT ROWID;

CREATE TABLE claim_places ( -- where it is said to have happened, most specific first; place_id is a gazetteer's
    claim INTEGER NOT NULL,
    position INTEGER NOT NULL,
    place_name TEXT,
    place_start INTEGER,
    place_stop INTEGER,
    place_id TEXT,
    lat FLOAT,
    lon FLOAT,
    place_precision TEXT,
    country TEXT,
    parents TEXT,
    candidates TEXT,
    footprint TEXT,
    name_key TEXT NOT NULL,
    PRIMARY KEY (claim, position),
    FOREIGN KEY(claim) REFERENCES claims (no)
) WITHOUT ROWID;
CREATE INDEX ix_claim_places_name_key ON claim_places (name_key);
CREATE INDEX ix_claim_places_place_id ON claim_places (place_id);

CREATE TABLE speakers ( -- on whose word, from the voice nearest the happening (0) to the one nearest the outlet
    claim INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    words TEXT,
    party TEXT,
    actor TEXT,
    distanced INTEGER NOT NULL,
    start INTEGER,
    stop INTEGER,
    PRIMARY KEY (claim, position),
    FOREIGN KEY(claim) REFERENCES claims (no)
) WITHOUT ROWID;

CREATE TABLE losses ( -- counts as the report gives them; an empty low or high is open
    claim INTEGER NOT NULL,
    position INTEGER NOT NULL,
    party TEXT,
    kind TEXT,
    low INTEGER,
    high INTEGER,
    words TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    total INTEGER NOT NULL,
    part_of INTEGER,
    PRIMARY KEY (claim, position),
    FOREIGN KEY(claim) REFERENCES claims (no)
) WITHOUT ROWID;

CREATE TABLE weapons ( -- weapons as written
    claim INTEGER NOT NULL,
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    category TEXT,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    PRIMARY KEY (claim, position),
    FOREIGN KEY(claim) REFERENCES claims (no)
) WITHOUT ROWID;

CREATE TABLE judgements ( -- whether two claims tell one happening; only added to; parts explain the score
    no INTEGER NOT NULL,
    left_claim TEXT NOT NULL,
    right_claim TEXT NOT NULL,
    verdict TEXT NOT NULL,
    producer INTEGER NOT NULL,
    made TEXT NOT NULL,
    score FLOAT,
    parts TEXT NOT NULL,
    PRIMARY KEY (no),
    FOREIGN KEY(producer) REFERENCES producers (no)
);
CREATE INDEX ix_judgements_pair ON judgements (left_claim, right_claim);

CREATE TABLE reviews ( -- what people corrected; the machine's values stay as they are; only added to
    no INTEGER NOT NULL,
    claim TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    producer INTEGER NOT NULL,
    made TEXT NOT NULL,
    note TEXT,
    PRIMARY KEY (no),
    FOREIGN KEY(claim) REFERENCES claims (id),
    FOREIGN KEY(producer) REFERENCES producers (no)
);
CREATE INDEX ix_reviews_claim ON reviews (claim);

CREATE TABLE set_aside ( -- what was read and is no Arabic report, with the reason
    path TEXT NOT NULL,
    item TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (path, item, reason, detail)
) WITHOUT ROWID;

CREATE TABLE failures ( -- what could not be read, with the reason
    path TEXT NOT NULL,
    item TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (path, item, reason, detail)
) WITHOUT ROWID;

CREATE TABLE copies ( -- derived: which report copies which, whole or in passages; similarity 0 to 1
    copier TEXT NOT NULL,
    original TEXT NOT NULL,
    level TEXT NOT NULL,
    similarity FLOAT NOT NULL,
    directed INTEGER NOT NULL,
    passages TEXT NOT NULL,
    PRIMARY KEY (copier, original),
    FOREIGN KEY(copier) REFERENCES reports (id),
    FOREIGN KEY(original) REFERENCES reports (id)
) WITHOUT ROWID;

CREATE TABLE flags ( -- derived: what a reader of the record should know of one report
    no INTEGER NOT NULL,
    report TEXT NOT NULL,
    rule TEXT NOT NULL,
    reason_ar TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    reason_claims TEXT NOT NULL,
    PRIMARY KEY (no),
    FOREIGN KEY(report) REFERENCES reports (id)
);
CREATE INDEX ix_flags_report ON flags (report);

CREATE TABLE incidents ( -- derived: happenings that claims are judged to share, with the verdict and its reason
    id TEXT NOT NULL,
    event_type TEXT NOT NULL,
    date_first TEXT,
    date_last TEXT,
    date_precision TEXT,
    date_anomaly TEXT,
    place_name TEXT,
    place_start INTEGER,
    place_stop INTEGER,
    place_id TEXT,
    lat FLOAT,
    lon FLOAT,
    place_precision TEXT,
    country TEXT,
    parents TEXT,
    candidates TEXT,
    footprint TEXT,
    name_key TEXT NOT NULL,
    verdict TEXT NOT NULL,
    rule TEXT NOT NULL,
    reason_ar TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    reason_claims TEXT NOT NULL,
    claim_count INTEGER NOT NULL,
    origin_count INTEGER NOT NULL,
    side_count INTEGER NOT NULL,
    disputed_count INTEGER NOT NULL,
    history TEXT NOT NULL,
    PRIMARY KEY (id)
) WITHOUT ROWID;
CREATE INDEX ix_incidents_date_first ON incidents (date_first);
CREATE INDEX ix_incidents_event_type ON incidents (event_type);
CREATE INDEX ix_incidents_name_key ON incidents (name_key);
CREATE INDEX ix_incidents_verdict ON incidents (verdict);

CREATE TABLE incident_areas ( -- derived: the place of an incident and all areas it lies in
    place_id TEXT NOT NULL,
    incident TEXT NOT NULL,
    PRIMARY KEY (place_id, incident),
    FOREIGN KEY(incident) REFERENCES incidents (id)
) WITHOUT ROWID;
CREATE INDEX ix_incident_areas_incident ON incident_areas (incident);

CREATE TABLE incident_claims ( -- derived: who tells an incident, from which side and in whose interest
    incident TEXT NOT NULL,
    position INTEGER NOT NULL,
    claim INTEGER NOT NULL,
    origin TEXT NOT NULL,
    side TEXT,
    interest TEXT NOT NULL,
    stance TEXT NOT NULL,
    PRIMARY KEY (incident, position),
    FOREIGN KEY(incident) REFERENCES incidents (id),
    FOREIGN KEY(claim) REFERENCES claims (no)
) WITHOUT ROWID;
CREATE INDEX ix_incident_claims_claim ON incident_claims (claim);

CREATE TABLE incident_fields ( -- derived: the verdict on each field that has two origins or more
    incident TEXT NOT NULL,
    field TEXT NOT NULL,
    position INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    rule TEXT NOT NULL,
    reason_ar TEXT NOT NULL,
    reason_en TEXT NOT NULL,
    reason_claims TEXT NOT NULL,
    PRIMARY KEY (incident, field),
    FOREIGN KEY(incident) REFERENCES incidents (id)
) WITHOUT ROWID;

CREATE TABLE incident_copies ( -- derived: the copies among the reports of an incident
    incident TEXT NOT NULL,
    position INTEGER NOT NULL,
    left_report TEXT NOT NULL,
    right_report TEXT NOT NULL,
    PRIMARY KEY (incident, position),
    FOREIGN KEY(incident) REFERENCES incidents (id)
) WITHOUT ROWID;

CREATE TABLE casualties ( -- derived: low, best and high for each party and kind over all origins
    incident TEXT NOT NULL,
    position INTEGER NOT NULL,
    party TEXT,
    kind TEXT NOT NULL,
    low INTEGER,
    best INTEGER,
    high INTEGER,
    rule TEXT NOT NULL,
    PRIMARY KEY (incident, position),
    FOREIGN KEY(incident) REFERENCES incidents (id)
) WITHOUT ROWID;

CREATE TABLE figures ( -- derived: each count with its origin
    incident TEXT NOT NULL,
    position INTEGER NOT NULL,
    n INTEGER NOT NULL,
    origin TEXT NOT NULL,
    claim INTEGER NOT NULL,
    low INTEGER,
    high INTEGER,
    total INTEGER NOT NULL,
    PRIMARY KEY (incident, position, n),
    FOREIGN KEY(incident) REFERENCES incidents (id),
    FOREIGN KEY(claim) REFERENCES claims (no)
) WITHOUT ROWID;

CREATE TABLE control ( -- derived: who holds a place from day to day; claimed is what each side says
    no INTEGER NOT NULL,
    place_id TEXT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    date_first TEXT NOT NULL,
    date_last TEXT,
    state TEXT NOT NULL,
    probability FLOAT NOT NULL,
    claimed TEXT NOT NULL,
    claims TEXT NOT NULL,
    PRIMARY KEY (no)
);
CREATE INDEX ix_control_name_key ON control (name_key);
CREATE INDEX ix_control_place ON control (place_id, date_first);

CREATE TABLE sieges ( -- derived: who besieges a place; an empty day is one that no telling gives
    no INTEGER NOT NULL,
    place_id TEXT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    besieger TEXT,
    besieged TEXT,
    date_first TEXT,
    date_last TEXT,
    broken_by TEXT,
    claims TEXT NOT NULL,
    PRIMARY KEY (no)
);

CREATE TABLE derivation ( -- what the derived tables were made from; one row, or none
    no INTEGER NOT NULL,
    version TEXT NOT NULL,
    reports INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    judgements INTEGER NOT NULL,
    reviews INTEGER NOT NULL,
    PRIMARY KEY (no)
);

CREATE TABLE runs ( -- when the record was worked on, with which version and options
    no INTEGER NOT NULL,
    started TEXT NOT NULL,
    finished TEXT,
    version TEXT NOT NULL,
    options TEXT NOT NULL,
    outcome TEXT,
    PRIMARY KEY (no)
);

-- Folded words; the texts themselves stay in their tables. rowid is reports.no, and for a sentence
-- the claims.no of the first claim in it.
CREATE VIRTUAL TABLE search_reports USING fts5(
    words, content='', detail='full', tokenize="unicode61 remove_diacritics 0"
);
CREATE VIRTUAL TABLE search_sentences USING fts5(
    words, content='', detail='full', tokenize="unicode61 remove_diacritics 0"
);

-- For reading: each claim on one line with its place and its sentence.
CREATE VIEW claim_sheet AS
SELECT
    claims.id,
    reports.name AS report,
    reports.source,
    reports.published,
    claims.event_type,
    claims.modality,
    claims.words,
    claims.agent,
    claims.agent_party,
    claims.target,
    claims.target_party,
    claim_places.place_name,
    claim_places.place_id,
    claim_places.place_precision,
    claims.date_first,
    claims.date_last,
    claims.source_kind,
    speakers.words AS speaker,
    substr(reports.text, sentence_start + 1, sentence_stop - sentence_start) AS sentence
FROM claims
JOIN reports ON reports.no = claims.report
LEFT JOIN claim_places ON claim_places.claim = claims.no AND claim_places.position = 0
LEFT JOIN speakers ON speakers.claim = claims.no AND speakers.position = 0;

-- For reading: each account of each incident on one line.
CREATE VIEW incident_sheet AS
SELECT
    incidents.id AS incident,
    incidents.event_type,
    incidents.place_name,
    incidents.date_first,
    incidents.date_last,
    incidents.verdict,
    incidents.reason_ar,
    incidents.reason_en,
    incident_claims.side,
    incident_claims.origin,
    incident_claims.interest,
    incident_claims.stance,
    claim_sheet.id AS claim,
    claim_sheet.report,
    claim_sheet.source,
    claim_sheet.modality,
    claim_sheet.sentence
FROM incidents
JOIN incident_claims ON incident_claims.incident = incidents.id
JOIN claims ON claims.no = incident_claims.claim
JOIN claim_sheet ON claim_sheet.id = claims.id;
