-- Schema 0003. The rule that gave a claim its type: NULL in claims that were read before it was kept.

ALTER TABLE claims ADD COLUMN type_rule TEXT;

-- Nothing was ever written here: what else a name may mean stands in claim_places.candidates.
ALTER TABLE claim_values DROP COLUMN candidates;
